package flexsim.emulator.control;

import flexsim.emulator.webhook.PendingDeliveries;
import flexsim.time.Micros;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/**
 * The control of the local TaskRouter's clock: stops it, moves it and lets it run again. Moving it fires every timeout
 * that falls due, one deadline after the other. Before the first deadline, between two of them and after the last one
 * it waits until the pending webhooks have their responses and the instructions are carried out: so a test whose
 * receiver accepts a reservation sees it accepted, and never timed out instead. Thread-safe; several who move it wait
 * for each other.
 */
public final class ClockControl {
    /** In real time; a response to a callback may not take longer either. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);

    private final SwitchableScheduler clock;
    private final PendingDeliveries deliveries;
    private final IntSupplier timersAfterNext;

    /** {@code timersAfterNext}: how many timers wait behind those that the clock itself knows of. */
    public ClockControl(SwitchableScheduler clock, PendingDeliveries deliveries, IntSupplier timersAfterNext) {
        this.clock = clock;
        this.deliveries = deliveries;
        this.timersAfterNext = timersAfterNext;
    }

    /**
     * What the clock shows.
     *
     * @param now microseconds since the epoch
     * @param nextDeadline when the next timer fires, in the same unit; empty when none is set
     * @param pending how many timers are set
     */
    public record Reading(Mode mode, long now, OptionalLong nextDeadline, int pending) {}

    public Reading read() {
        int pending = clock.pending() + timersAfterNext.getAsInt();
        OptionalLong next = clock.nextDue();
        long now = clock.now();
        return new Reading(
                clock.mode(), now, next.isPresent() ? OptionalLong.of(Math.max(now, next.getAsLong())) : next, pending);
    }

    /** From now on time passes as {@code mode} says, from the present instant on. */
    public synchronized void switchTo(Mode mode) {
        clock.switchTo(mode);
    }

    /**
     * Moves the stepped clock on and fires every timeout due until then, the end included.
     *
     * @return whether every webhook had its response in time; after one that had not, the rest is not waited for
     * @throws IllegalStateException when the clock is not stepped
     */
    public synchronized boolean advance(Duration duration) {
        requireStepped();
        boolean settled = awaitDeliveries();
        return moveTo(clock.now() + Micros.of(duration), settled);
    }

    /**
     * Moves the stepped clock to the next deadline and fires what is due then; without one it stays where it is.
     *
     * @return as for {@link #advance}
     * @throws IllegalStateException when the clock is not stepped
     */
    public synchronized boolean skipToNextDeadline() {
        requireStepped();
        boolean settled = awaitDeliveries();
        return moveTo(clock.nextDue().orElse(clock.now()), settled);
    }

    /** Before any waiting. */
    private void requireStepped() {
        if (clock.mode() != Mode.STEPPED) {
            throw new IllegalStateException("a clock in wall time cannot be moved");
        }
    }

    private boolean moveTo(long target, boolean settledBefore) {
        boolean settled = settledBefore;
        while (clock.stepTowards(target)) {
            settled = settled && awaitDeliveries();
        }
        return settled;
    }

    private boolean awaitDeliveries() {
        return deliveries.awaitDeliveries(DELIVERY_TIMEOUT);
    }
}
