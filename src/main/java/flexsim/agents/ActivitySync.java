package flexsim.agents;

import flexsim.workspace.RepeatedRequest;
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
    private final AgentContext context;
    private final RepeatedRequest request;
    private String wanted;
    private String confirmed = "";
    private boolean busy;
    /** The activity that is gone into at logout. */
    private volatile String exit = "";

    private boolean gone;

    /** The activity of the request under way. */
    private String target = "";

    private final class Failures implements RepeatedRequest.Failures {
        @Override
        public boolean wanted() {
            return target().equals(ActivitySync.this.wanted()) && !context.closed();
        }

        @Override
        public void trouble(WorkspaceException failure) {
            if (wanted()) {
                context.counts().trouble(failure.getMessage());
            }
        }

        @Override
        public void unwanted() {
            next();
        }

        @Override
        public void gone(WorkspaceException failure) {
            context.counts()
                    .trouble("worker " + workerSid + " is no longer in the workspace: agentsim goes on without it; run"
                            + " 'flexsim deploy' to have it back");
            synchronized (ActivitySync.this) {
                gone = true;
                busy = false;
            }
            context.settled(ActivitySync.this);
        }

        @Override
        public void refused(WorkspaceException failure) {
            context.counts().trouble(failure.getMessage());
            next();
        }
    }

    ActivitySync(String workerSid, String activitySid, AgentContext context) {
        this.workerSid = workerSid;
        this.wanted = activitySid;
        this.context = context;
        this.request = new RepeatedRequest(context.scheduler(), context.requests(), PAUSE, this::send, new Failures());
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
        request.begin();
    }

    /** The worker shall be in that activity, which is not available, and what is only offered shall go to others. */
    void leave(String activitySid) {
        exit = activitySid;
        want(activitySid);
    }

    /** TaskRouter was seen to have the worker in that activity; if it should be in another, the request is repeated. */
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
        String sent = wanted();
        synchronized (this) {
            target = sent;
        }
        context.workspace()
                .whileWanted(() -> sent.equals(wanted()) && !context.closed())
                .updateWorker(workerSid, sent.equals(exit) ? WorkerChange.leaving(sent) : WorkerChange.activity(sent));
        synchronized (this) {
            confirmed = sent;
        }
        next();
    }

    private synchronized String target() {
        return target;
    }

    /** Goes on with a wish that came up meanwhile. */
    private void next() {
        synchronized (this) {
            busy = !target.equals(wanted) && !context.closed();
            if (busy) {
                request.begin();
                return;
            }
        }
        context.settled(this);
    }
}
