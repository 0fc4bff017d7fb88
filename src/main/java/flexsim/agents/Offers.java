package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.agents.OfferPlan.Response;
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
    private final AgentContext context;
    private final long timeout;
    private final Consumer<TaskHandling> accepted;
    private final Map<String, OfferResponse> answers = bounded();
    private final Map<String, Long> made = bounded();
    private final Set<LiveOffer> open = ConcurrentHashMap.newKeySet();

    /**
     * @param timeout after which TaskRouter ends an offer that nobody answers
     * @param accepted is called with each task that an agent has, before the work begins
     */
    Offers(AgentPlans plans, AgentContext context, Duration timeout, Consumer<TaskHandling> accepted) {
        this.plans = plans;
        this.context = context;
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

    OfferResponse answer(LiveAgent agent, Offer offer) {
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

    private OfferResponse decide(LiveAgent agent, Offer offer) {
        long number = made.merge(offer.taskSid(), 1L, Long::sum) - 1;
        if (!agent.takes()) {
            context.counts().rejected();
            return new OfferResponse.Reject(agent.activityOnRejection());
        }
        Response response = plans.offers().response(id(offer), number).within(timeout);
        if (response instanceof Response.Reject) {
            agent.taskDone();
            context.counts().rejected();
            return new OfferResponse.Reject(agent.activityOnRejection());
        }
        if (response instanceof Response.Accept accept) {
            if (accept.delay() == 0) {
                accepted.accept(handling(agent, offer, offer.taskAge()));
                return new OfferResponse.Accept();
            }
            return leaveOpen(agent, offer, OptionalLong.of(accept.delay()));
        }
        // Who does not answer may leave for a break meanwhile.
        agent.taskDone();
        return leaveOpen(agent, offer, OptionalLong.empty());
    }

    private OfferResponse leaveOpen(LiveAgent agent, Offer offer, OptionalLong delay) {
        LiveOffer later = new LiveOffer(offer, agent, delay, timeout, context, new Ends());
        open.add(later);
        later.begin();
        return new OfferResponse.Open();
    }

    private TaskHandling handling(LiveAgent agent, Offer offer, Duration waited) {
        return new TaskHandling(offer.taskSid(), agent, work(agent, offer, waited), context);
    }

    /** A task whose work cannot be drawn, as nothing of it is as the domain has it, is over at once. */
    private HandlingPlan.Work work(LiveAgent agent, Offer offer, Duration waited) {
        try {
            return plans.handling().work(id(offer), offer.taskAttributes(), agent.attributes(), waited);
        } catch (RuntimeException failure) {
            context.counts()
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
        open.forEach(LiveOffer::giveUp);
    }

    /** Whether no offer is open. */
    boolean settled() {
        return open.isEmpty();
    }

    /** What becomes of open offers. */
    private final class Ends implements LiveOffer.Listener {
        @Override
        public void accepted(LiveOffer ended) {
            Offer offer = ended.offer();
            ended.agent().taskTaken();
            accepted.accept(handling(ended.agent(), offer, offer.taskAge().plus(ended.length())));
        }

        @Override
        public void missed(LiveOffer ended) {
            context.counts().missed();
        }

        @Override
        public void over(LiveOffer ended) {
            if (ended.answers()) {
                ended.agent().taskDone();
            }
            open.remove(ended);
            context.offerClosed();
        }
    }
}
