package flexsim.workspace;

import flexsim.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * A request to a workspace that is made again, after a pause, for as long as it is wanted and its trouble may pass. It runs on
 * an executor, as it blocks; whoever makes it says what becomes of a refusal. One request at a time; thread-safe.
 */
public final class RepeatedRequest {
    private final Scheduler scheduler;
    private final Executor executor;
    private final Duration pause;
    private final Runnable request;
    private final Failures failures;

    /** What becomes of a request that fails; called on the thread that carried it. */
    public interface Failures {
        /** Whether the request is to be made again when its trouble may pass. */
        boolean wanted();

        /** The service is away; the request is made again if it is {@linkplain #wanted wanted}. */
        void trouble(WorkspaceException failure);

        /** The request is not made again, because it is no longer wanted. */
        void unwanted();

        /** There is no such thing. */
        void gone(WorkspaceException failure);

        /** The service says no; {@link RepeatedRequest#again()} is up to the listener. */
        void refused(WorkspaceException failure);

        /** Something else has gone wrong; unless it is handled it is the executor's. */
        default void failed(RuntimeException failure) {
            throw failure;
        }
    }

    /**
     * @param scheduler measures the pause
     * @param executor where requests block; never the scheduler's thread
     * @param request throws {@link WorkspaceException} when it was not carried out
     */
    public RepeatedRequest(
            Scheduler scheduler, Executor executor, Duration pause, Runnable request, Failures failures) {
        this.scheduler = scheduler;
        this.executor = executor;
        this.pause = pause;
        this.request = request;
        this.failures = failures;
    }

    /** Makes the request on the executor. */
    public void begin() {
        executor.execute(this::run);
    }

    /** Makes the request on this thread, which it may block. */
    public void run() {
        try {
            request.run();
        } catch (WorkspaceException failure) {
            switch (failure.kind()) {
                case NOT_FOUND -> failures.gone(failure);
                case REFUSED, UNAUTHORIZED -> failures.refused(failure);
                case UNAVAILABLE, UNWANTED -> {
                    failures.trouble(failure);
                    again();
                }
            }
        } catch (RuntimeException failure) {
            failures.failed(failure);
        }
    }

    /** Makes the request again after the usual pause, if it is wanted. */
    public void again() {
        again(pause);
    }

    /** Makes the request again after {@code other} than the usual pause, if it is wanted. */
    public void again(Duration other) {
        if (failures.wanted()) {
            scheduler.after(other, this::begin);
        } else {
            failures.unwanted();
        }
    }
}
