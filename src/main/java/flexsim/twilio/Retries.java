package flexsim.twilio;

import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The repetition of requests: after transient failures, within a {@link RetryBudget}, with exponential backoff and full
 * jitter ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015), and not before the server's Retry-After is
 * over. Thread-safe.
 */
final class Retries {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** How often the budget is asked. */
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(250);

    private final Scheduler clock;
    private final Pause pause;
    private final RandomStream jitter;
    private final AtomicLong repeated = new AtomicLong();

    Retries(Scheduler clock, Pause pause, RandomStream jitter) {
        this.clock = clock;
        this.pause = pause;
        this.jitter = jitter;
    }

    /** How many requests have been repeated so far. */
    long repeated() {
        return repeated.get();
    }

    /**
     * Carries out {@code request}.
     *
     * @param what for messages: the thing done and to what
     * @param done looks, before a request is repeated that may have been carried out, whether it was; then its result
     *     is the result
     */
    <T> T run(String what, RetryBudget budget, Supplier<T> request, Supplier<Optional<T>> done) {
        boolean perhapsDone = false;
        for (int tries = 1; ; tries++) {
            try {
                if (perhapsDone) {
                    Optional<T> found = done.get();
                    if (found.isPresent()) {
                        return found.get();
                    }
                    perhapsDone = false;
                }
                return request.get();
            } catch (TransientFailure failure) {
                perhapsDone |= !failure.neverProcessed();
                waitOrGiveUp(what, budget, tries, perhapsDone, failure);
                repeated.incrementAndGet();
            }
        }
    }

    private void waitOrGiveUp(
            String what, RetryBudget budget, int tries, boolean perhapsDone, TransientFailure failure) {
        long until = clock.now() + Micros.of(delay(tries, failure));
        while (budget.still().getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            long left = until - clock.now();
            if (left <= 0) {
                return;
            }
            pause.wait(Duration.ofNanos(Math.min(left, Micros.of(BETWEEN_CHECKS)) * 1_000));
        }
        String message = what + ": " + failure.getMessage() + (tries > 1 ? ", " + tries + " tries" : "")
                + "; try again when the service is available";
        throw perhapsDone
                ? WorkspaceException.inDoubt(budget.otherwise(), failure.status(), message)
                : new WorkspaceException(budget.otherwise(), failure.status(), 0, message);
    }

    private Duration delay(int tries, TransientFailure failure) {
        double ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() * Math.pow(2, tries - 1.0));
        Duration backoff = Duration.ofMillis(Math.round(draw() * ceiling));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.plus(backoff);
    }

    private synchronized double draw() {
        return jitter.nextDouble();
    }
}
