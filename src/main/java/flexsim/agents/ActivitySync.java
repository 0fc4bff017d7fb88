package flexsim.agents;

import flexsim.workspace.WorkerChange;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;

/**
 * Keeps a worker's activity in TaskRouter at what the agent is doing. One request at a time, so that they cannot overtake
 * each other; of several wishes the last counts. Thread-safe.
 */
final class ActivitySync {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String workerSid;
    private final AgentContext floor;
    private String wanted;
    private String confirmed = "";
    private boolean busy;
    /** The activity that is gone into at logout. */
    private volatile String exit = "";

    private boolean gone;

    ActivitySync(String workerSid, String activitySid, AgentContext floor) {
        this.workerSid = workerSid;
        this.wanted = activitySid;
        this.floor = floor;
    }

    /** The worker shall be in that activity. */
    void want(String activitySid) {
        synchronized (this) {
            wanted = activitySid;
            if (busy || gone) {
                return;
            }
            busy = true;
        }
        floor.requests().execute(this::send);
    }

    /** The worker shall be in that activity, which is not available, and what is only offered shall go to others. */
    void leave(String activitySid) {
        exit = activitySid;
        want(activitySid);
    }

    /** TaskRouter was seen to have the worker in that activity; if it should be in another it is told again. */
    void seen(String activitySid) {
        if (settled() && !wanted().equals(activitySid)) {
            want(wanted());
        }
    }

    synchronized String wanted() {
        return wanted;
    }

    /** Whether no request is under way or to come. */
    synchronized boolean settled() {
        return !busy;
    }

    /** Whether the last wish has been carried out. */
    synchronized boolean confirmed() {
        return confirmed.equals(wanted);
    }

    /** Whether TaskRouter has said that there is no such worker any more. */
    synchronized boolean gone() {
        return gone;
    }

    private void send() {
        String target = wanted();
        try {
            floor.workspace()
                    .whileWanted(() -> target.equals(wanted()) && !floor.closed())
                    .updateWorker(
                            workerSid,
                            target.equals(exit) ? WorkerChange.leaving(target) : WorkerChange.activity(target));
            synchronized (this) {
                confirmed = target;
            }
            next(target);
        } catch (WorkspaceException failure) {
            failed(target, failure);
        }
    }

    private void failed(String target, WorkspaceException failure) {
        boolean passing = failure.kind() == WorkspaceException.Kind.UNAVAILABLE
                || failure.kind() == WorkspaceException.Kind.UNWANTED;
        if (passing && target.equals(wanted()) && !floor.closed()) {
            floor.tally().trouble(failure.getMessage());
            floor.scheduler().after(PAUSE, () -> floor.requests().execute(this::send));
            return;
        }
        if (failure.notFound()) {
            floor.tally()
                    .trouble("worker " + workerSid + " is no longer in the workspace: agentsim goes on without it; run"
                            + " 'flexsim deploy' to have it back");
            synchronized (this) {
                gone = true;
                busy = false;
            }
            floor.settled(this);
            return;
        }
        if (!passing) {
            floor.tally().trouble(failure.getMessage());
        }
        next(target);
    }

    /** Goes on with a wish that came up meanwhile. */
    private void next(String done) {
        synchronized (this) {
            busy = !done.equals(wanted) && !floor.closed();
            if (busy) {
                floor.requests().execute(this::send);
                return;
            }
        }
        floor.settled(this);
    }
}
