package flexsim.simulation;

import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.config.DrawKey;
import flexsim.domain.OfferBehavior;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.util.List;
import java.util.Optional;

/** Responses to offers by key: the same that {@link flexsim.agents.DomainOfferPlan} gives by text. Not thread-safe. */
final class KeyedOffers {
    /** The offer is rejected. */
    static final long REJECT = -1;

    /** The offer is not answered. */
    static final long MISS = -2;

    private static final double LONGEST_SECONDS = 86_400;

    private final OfferBehavior habits;
    private final Purpose purpose;
    private final Optional<DimensionDraw> delay;
    private final Optional<DrawFrame> frame;
    private final RandomStream scratch = new RandomStream();

    KeyedOffers(OfferBehavior habits, long seed) {
        this.habits = habits;
        this.purpose = Purpose.of(seed, "offer");
        this.delay = habits.acceptDelay().map(dimension -> new DimensionDraw(List.of(dimension), seed));
        this.frame = delay.map(DimensionDraw::frame);
    }

    /** Whether everybody accepts everything at once. */
    boolean atOnce() {
        return habits.rejectPortion() + habits.missPortion() == 0 && delay.isEmpty();
    }

    /**
     * What is done about the offer of that number of a task: it is accepted after so many microseconds, or {@link #REJECT} or
     * {@link #MISS}.
     *
     * @param task the key of its {@code ixnId}
     */
    long response(long task, long number) {
        if (atOnce()) {
            return 0;
        }
        long key = DrawKey.nth(task, number);
        double refusing = habits.rejectPortion() + habits.missPortion();
        if (refusing > 0) {
            double drawn = scratch.restart(purpose, key).nextDouble();
            if (drawn < refusing) {
                return drawn < habits.rejectPortion() ? REJECT : MISS;
            }
        }
        return delay.isPresent() ? delay(key) : 0;
    }

    private long delay(long key) {
        frame.orElseThrow().clear();
        double seconds = delay.orElseThrow().number(0, key, frame.orElseThrow());
        return Micros.ofSeconds(Math.min(LONGEST_SECONDS, Math.max(0, seconds)));
    }
}
