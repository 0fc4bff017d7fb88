package flexsim.agents;

/** What is answered to an offer. */
public sealed interface OfferResponse {
    /** The agent takes the task. */
    record Accept() implements OfferResponse {}

    /**
     * The agent does not take the task; it goes to others.
     *
     * @param activitySid what the agent is doing instead; without it the same offer would come again at once
     */
    record Reject(String activitySid) implements OfferResponse {}

    /** The worker is none of ours: nothing is decided for it. */
    record NotOurs() implements OfferResponse {}

    /** Nothing yet: the agent takes the task later, or never. */
    record Open() implements OfferResponse {}
}
