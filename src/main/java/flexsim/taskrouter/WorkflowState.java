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
    int reservationTimeout;
    long updated;
    /** Tasks of this workflow that have not ended. */
    int liveTasks;

    /** The last view made; null before the first. */
    private WorkflowView view;

    private Optional<WorkflowView> shown = Optional.empty();

    WorkflowState(String sid, Command.CreateWorkflow command, long now) {
        this.sid = sid;
        this.friendlyName = command.friendlyName();
        this.document = command.document();
        this.assignmentCallbackUrl = command.assignmentCallbackUrl();
        this.fallbackAssignmentCallbackUrl = command.fallbackAssignmentCallbackUrl();
        this.reservationTimeout = command.reservationTimeout();
        this.created = now;
        this.updated = now;
    }

    /** Views that are equal are one object: the events that hold them are kept long. */
    WorkflowView view() {
        WorkflowView fresh = fresh();
        if (!fresh.equals(view)) {
            view = fresh;
        }
        return view;
    }

    /** The view for where there may be none; one object as long as the view is one. */
    Optional<WorkflowView> shown() {
        WorkflowView now = view();
        if (shown.filter(last -> last == now).isEmpty()) {
            shown = Optional.of(now);
        }
        return shown;
    }

    private WorkflowView fresh() {
        return new WorkflowView(
                sid,
                friendlyName,
                document,
                assignmentCallbackUrl,
                fallbackAssignmentCallbackUrl,
                reservationTimeout,
                created,
                updated);
    }
}
