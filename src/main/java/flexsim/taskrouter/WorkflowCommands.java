package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Scheduler;
import java.util.Optional;

/** Makes, changes and deletes workflows. */
final class WorkflowCommands {
    private final WorkspaceRegistry directory;
    private final Lifecycle lifecycle;
    private final EventRecorder journal;
    private final Scheduler clock;

    WorkflowCommands(WorkspaceRegistry directory, Lifecycle lifecycle, EventRecorder journal, Scheduler clock) {
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.journal = journal;
        this.clock = clock;
    }

    String create(Command.CreateWorkflow command) throws RefusedException {
        Limits.requireRoom(directory.workflows, Limits.WORKFLOWS, "workflows");
        requireKnown(command.document());
        WorkflowState workflow = new WorkflowState(directory.newSid("WW"), command, clock.now());
        directory.workflows.put(workflow.sid, workflow);
        journal.workflow("workflow.created", workflow);
        return workflow.sid;
    }

    /** Tasks that are on their way keep the rules with which they began, unless they are to be evaluated anew. */
    String update(Command.UpdateWorkflow command) throws RefusedException {
        WorkflowState workflow = directory.workflow(command.sid());
        if (command.document().isPresent()) {
            requireKnown(command.document().get());
        }
        command.friendlyName().ifPresent(name -> workflow.friendlyName = name);
        command.document().ifPresent(document -> workflow.document = document);
        command.assignmentCallbackUrl().ifPresent(url -> workflow.assignmentCallbackUrl = unlessEmpty(url));
        command.fallbackAssignmentCallbackUrl()
                .ifPresent(url -> workflow.fallbackAssignmentCallbackUrl = unlessEmpty(url));
        command.reservationTimeout().ifPresent(seconds -> workflow.reservationTimeout = seconds);
        workflow.updated = clock.now();
        journal.workflow("workflow.updated", workflow);
        if (command.reEvaluateTasks()) {
            lifecycle.redriveAll(directory.tasks.values().stream()
                    .filter(task -> task.workflow.filter(own -> own == workflow).isPresent())
                    .toList());
        }
        return workflow.sid;
    }

    private static Optional<String> unlessEmpty(String url) {
        return Optional.of(url).filter(text -> !text.isEmpty());
    }

    String delete(Command.DeleteWorkflow command) throws RefusedException {
        WorkflowState workflow = directory.workflow(command.sid());
        if (workflow.liveTasks > 0) {
            throw RefusedException.illegalState(
                    "Workflow " + workflow.sid + " cannot be deleted because it has tasks that have not ended");
        }
        directory.workflows.remove(workflow.sid);
        journal.workflow("workflow.deleted", workflow);
        return workflow.sid;
    }

    private void requireKnown(WorkflowDocument document) throws RefusedException {
        for (String sid : document.queueSids()) {
            if (!directory.queues.containsKey(sid)) {
                throw RefusedException.invalid(
                        "Configuration refers to queue " + sid + ", which is not in this workspace");
            }
        }
        for (String sid : document.activitySids()) {
            if (!directory.activities.containsKey(sid)) {
                throw RefusedException.invalid(
                        "A skip_if of Configuration refers to activity " + sid + ", which is not in this workspace");
            }
        }
    }
}
