package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowView;
import java.util.Optional;

/** A workflow as the engine holds it. */
final class WorkflowState {
    final String sid;
    final long created;
    String friendlyName;
    WorkflowDocument document;
    Optional<String> assignmentCallbackUrl;
    Optional<String> fallbackAssignmentCallbackUrl;
    int reservationTimeoutSeconds;
    private long updated;
    /** Tasks of this workflow that have not ended. */
    int liveTasks;

    /** As it is now; empty until it is asked for. */
    private Optional<WorkflowView> view = Optional.empty();

    WorkflowState(String sid, Command.CreateWorkflow command, long created, long updated) {
        this.sid = sid;
        this.friendlyName = command.friendlyName();
        this.document = command.document();
        this.assignmentCallbackUrl = command.assignmentCallbackUrl();
        this.fallbackAssignmentCallbackUrl = command.fallbackAssignmentCallbackUrl();
        this.reservationTimeoutSeconds = command.reservationTimeout();
        this.created = created;
        this.updated = updated;
    }

    /** Something of it has changed. */
    void touch(long now) {
        updated = now;
        view = Optional.empty();
    }

    long updated() {
        return updated;
    }

    WorkflowView view() {
        return shown().get();
    }

    /** The view for where there may be none; one object as long as nothing changes: events that hold it are kept long. */
    Optional<WorkflowView> shown() {
        if (view.isEmpty()) {
            view = Optional.of(new WorkflowView(
                    sid,
                    friendlyName,
                    document,
                    assignmentCallbackUrl,
                    fallbackAssignmentCallbackUrl,
                    reservationTimeoutSeconds,
                    created,
                    updated));
        }
        return view;
    }
}
