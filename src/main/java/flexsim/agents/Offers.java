package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Decides about offers, at once and the same way every time one is made. Thread-safe. */
final class Offers {
    private static final int REMEMBERED = 20_000;
    private static final HandlingPlan.Work NO_WORK =
            new HandlingPlan.Work(Duration.ZERO, Duration.ZERO, attributes -> {});

    private final AgentPlans plans;
    private final AgentContext floor;
    private final long timeout;
    private final Consumer<TaskHandling> accepted;
    private final Map<String, OfferResponse> answers = bounded();
    private final Map<String, Long> made = bounded();
    private final Set<LiveOffer> ringing = ConcurrentHashMap.newKeySet();

    /**
     * @param timeout after which TaskRouter ends an offer that nobody answers
     * @param accepted is told of each task that an agent has, before the work begins
     */
    Offers(AgentPlans plans, AgentContext floor, Duration timeout, Consumer<TaskHandling> accepted) {
        this.plans = plans;
        this.floor = floor;
        this.timeout = Micros.of(timeout);
        this.accepted = accepted;
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    OfferResponse answer(Agent agent, Offer offer) {
        synchronized (answers) {
            OfferResponse earlier = answers.get(offer.reservationSid());
            if (earlier != null) {
                return earlier;
            }
            OfferResponse answer = decide(agent, offer);
            answers.put(offer.reservationSid(), answer);
            return answer;
        }
    }

    private OfferResponse decide(Agent agent, Offer offer) {
        long number = made.merge(offer.taskSid(), 1L, Long::sum) - 1;
        if (!agent.takes()) {
            floor.tally().rejected();
            return new OfferResponse.Reject(agent.activitySid());
        }
        OfferPlan.Response response = plans.offers().response(id(offer), number);
        if (response instanceof OfferPlan.Response.Reject) {
            agent.taskDone();
            floor.tally().rejected();
            return new OfferResponse.Reject(agent.activitySid());
        }
        if (response instanceof OfferPlan.Response.Accept accept && accept.delay() < timeout) {
            if (accept.delay() == 0) {
                accepted.accept(handling(agent, offer, offer.taskAge()));
                return new OfferResponse.Accept();
            }
            return ring(agent, offer, OptionalLong.of(accept.delay()));
        }
        // Who does not answer, or too late, may leave for a break meanwhile.
        agent.taskDone();
        return ring(agent, offer, OptionalLong.empty());
    }

    private OfferResponse ring(Agent agent, Offer offer, OptionalLong delay) {
        LiveOffer rings = new LiveOffer(offer, agent, delay, timeout, floor, new Ends());
        ringing.add(rings);
        rings.begin();
        return new OfferResponse.Open();
    }

    private TaskHandling handling(Agent agent, Offer offer, Duration waited) {
        return new TaskHandling(offer.taskSid(), agent, work(agent, offer, waited), floor);
    }

    /** A task whose work cannot be drawn, as nothing of it is as the domain has it, is over at once. */
    private HandlingPlan.Work work(Agent agent, Offer offer, Duration waited) {
        try {
            return plans.handling().work(id(offer), offer.taskAttributes(), agent.attributes(), waited);
        } catch (RuntimeException failure) {
            floor.tally()
                    .trouble("the work on task " + offer.taskSid() + " could not be drawn ("
                            + failure.getClass().getSimpleName() + ")");
            return NO_WORK;
        }
    }

    private static String id(Offer offer) {
        JsonNode ixnId = offer.taskAttributes().path("ixnId");
        return ixnId.isTextual() ? ixnId.asText() : offer.taskSid();
    }

    /** Nobody answers any more. */
    void giveUp() {
        ringing.forEach(LiveOffer::giveUp);
    }

    /** Whether no offer is open. */
    boolean settled() {
        return ringing.isEmpty();
    }

    /** What becomes of offers that ring. */
    private final class Ends implements LiveOffer.Listener {
        @Override
        public void accepted(LiveOffer rings) {
            Offer offer = rings.offer();
            rings.agent().resumes();
            accepted.accept(handling(rings.agent(), offer, offer.taskAge().plus(rings.length())));
        }

        @Override
        public void missed(LiveOffer rings) {
            floor.tally().missed();
        }

        @Override
        public void over(LiveOffer rings) {
            if (rings.answers()) {
                rings.agent().taskDone();
            }
            ringing.remove(rings);
            floor.ringingOver();
        }
    }
}
