package flexsim.agents;

/** What an agent does when a task is offered to them. Thread-safe. */
@FunctionalInterface
public interface OfferPlan {
    /** Everybody accepts everything at once. */
    OfferPlan AT_ONCE = (id, number) -> Response.AT_ONCE;

    /** What is done about one offer. */
    sealed interface Response {
        Response AT_ONCE = new Accept(0);
        Response REJECT = new Reject();
        Response MISS = new Miss();

        /** What comes of it when TaskRouter ends an offer after {@code timeout} microseconds: who answers later does not. */
        default Response within(long timeout) {
            return this instanceof Accept accept && accept.delay() >= timeout ? MISS : this;
        }

        /**
         * The task is taken.
         *
         * @param delay microseconds after which the agent answers, 0 or more
         */
        record Accept(long delay) implements Response {}

        /** The task is refused; the agent stays in the activity they are in. */
        record Reject() implements Response {}

        /** The offer is not answered: TaskRouter ends it when its time is over. */
        record Miss() implements Response {}
    }

    /**
     * Decides about one offer.
     *
     * @param id the task's {@code ixnId}, or its SID when it has none
     * @param number how often the task has been offered before, to whomever; 0 for the first offer
     */
    Response response(String id, long number);
}
