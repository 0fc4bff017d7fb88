package flexsim.deploy;

import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;

/** Removing what may be gone already: that is as good as removed. */
final class Removal {
    private Removal() {}

    /**
     * Takes the worker Offline, so that nothing more is offered to it, and removes it. What is still offered to a worker
     * that was Offline already stands in the way of that, and goes to others.
     */
    static void of(Workspace workspace, Worker worker, String offlineSid) {
        quietly(() -> {
            if (!worker.activitySid().equals(offlineSid)) {
                workspace.updateWorker(worker.sid(), WorkerChange.leaving(offlineSid));
            }
            try {
                workspace.deleteWorker(worker.sid());
            } catch (WorkspaceException refusal) {
                if (refusal.kind() != WorkspaceException.Kind.REFUSED) {
                    throw refusal;
                }
                workspace.updateWorker(worker.sid(), WorkerChange.leaving(offlineSid));
                workspace.deleteWorker(worker.sid());
            }
        });
    }

    /** Whether {@code removal} found something to remove. */
    static boolean quietly(Runnable removal) {
        try {
            removal.run();
            return true;
        } catch (WorkspaceException failure) {
            if (failure.notFound()) {
                return false;
            }
            throw failure;
        }
    }
}
