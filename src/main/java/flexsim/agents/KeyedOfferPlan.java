package flexsim.agents;

import flexsim.agents.OfferPlan.Response;
import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.config.DrawKey;
import flexsim.domain.OfferBehavior;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.util.List;
import java.util.Optional;

/**
 * Responses to offers by the domain's {@code agents}: a share of the offers is rejected, a share missed, the others are
 * accepted after the delay. Each offer of a task has random streams of its own, whoever it is made to. Not thread-safe.
 */
public final class KeyedOfferPlan {
    private static final double LONGEST_SECONDS = 86_400;

    private final OfferBehavior behavior;
    private final double refusing;
    private final Purpose purpose;
    private final Optional<DimensionDraw> delay;
    private final Optional<DrawFrame> frame;
    private final RandomStream scratch = new RandomStream();
    private final boolean atOnce;

    public KeyedOfferPlan(OfferBehavior behavior, long seed) {
        this.behavior = behavior;
        this.refusing = behavior.rejectPortion() + behavior.missPortion();
        this.purpose = Purpose.of(seed, "offer");
        this.delay = behavior.acceptDelay().map(dimension -> new DimensionDraw(List.of(dimension), seed));
        this.frame = delay.map(DimensionDraw::frame);
        this.atOnce = refusing == 0 && delay.isEmpty();
    }

    /** Whether everybody accepts everything at once. */
    public boolean isAtOnce() {
        return atOnce;
    }

    /**
     * Decides about the offer of that number of a task.
     *
     * @param task the key of its {@code ixnId}
     */
    public Response response(long task, long number) {
        if (atOnce) {
            return Response.AT_ONCE;
        }
        long key = DrawKey.nth(task, number);
        if (refusing > 0) {
            double drawn = scratch.restart(purpose, key).nextDouble();
            if (drawn < behavior.rejectPortion()) {
                return Response.REJECT;
            }
            if (drawn < refusing) {
                return Response.MISS;
            }
        }
        return delay.isPresent() ? new Response.Accept(delay(key)) : Response.AT_ONCE;
    }

    private long delay(long key) {
        frame.orElseThrow().clear();
        double seconds = delay.orElseThrow().number(0, key, frame.orElseThrow());
        return Micros.ofSeconds(Math.min(LONGEST_SECONDS, Math.max(0, seconds)));
    }
}
