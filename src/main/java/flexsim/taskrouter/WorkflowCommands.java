package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Scheduler;
import java.util.Optional;

/** The commands that make, change and delete workflows. */
final class WorkflowCommands {
    private final WorkspaceRegistry registry;
    private final WorkflowRunner runner;
    private final EventRecorder recorder;
    private final Scheduler clock;

    WorkflowCommands(WorkspaceRegistry registry, WorkflowRunner runner, EventRecorder recorder, Scheduler clock) {
        this.registry = registry;
        this.runner = runner;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.CreateWorkflow.class, this::create);
        handlers.on(Command.UpdateWorkflow.class, this::update);
        handlers.on(Command.DeleteWorkflow.class, this::delete);
    }

    private String create(Command.CreateWorkflow command) throws RefusedException {
        WorkspaceRegistry.requireRoom(registry.workflows, Limits.WORKFLOWS, "workflows");
        requireKnown(command.document());
        WorkflowState workflow = new WorkflowState(registry.newSid("WW"), command, clock.now(), clock.now());
        registry.workflows.put(workflow.sid, workflow);
        recorder.workflow("workflow.created", workflow);
        return workflow.sid;
    }

    /** Tasks that are on their way keep the rules with which they began, unless they are to be evaluated anew. */
    private String update(Command.UpdateWorkflow command) throws RefusedException {
        WorkflowState workflow = registry.workflow(command.sid());
        if (command.document().isPresent()) {
            requireKnown(command.document().get());
        }
        command.friendlyName().ifPresent(name -> workflow.friendlyName = name);
        command.document().ifPresent(document -> workflow.document = document);
        command.assignmentCallbackUrl().ifPresent(url -> workflow.assignmentCallbackUrl = unlessEmpty(url));
        command.fallbackAssignmentCallbackUrl()
                .ifPresent(url -> workflow.fallbackAssignmentCallbackUrl = unlessEmpty(url));
        command.reservationTimeout().ifPresent(seconds -> workflow.reservationTimeoutSeconds = seconds);
        workflow.touch(clock.now());
        recorder.workflow("workflow.updated", workflow);
        if (command.reEvaluateTasks()) {
            runner.redriveAll(registry.tasks.values().stream()
                    .filter(task -> task.workflow.filter(own -> own == workflow).isPresent())
                    .toList());
        }
        return workflow.sid;
    }

    private static Optional<String> unlessEmpty(String url) {
        return Optional.of(url).filter(text -> !text.isEmpty());
    }

    private String delete(Command.DeleteWorkflow command) throws RefusedException {
        WorkflowState workflow = registry.workflow(command.sid());
        if (workflow.liveTasks > 0) {
            throw RefusedException.illegalState(
                    "Workflow " + workflow.sid + " cannot be deleted because it has tasks that have not ended");
        }
        registry.workflows.remove(workflow.sid);
        recorder.workflow("workflow.deleted", workflow);
        return workflow.sid;
    }

    private void requireKnown(WorkflowDocument document) throws RefusedException {
        for (String sid : document.queueSids()) {
            if (!registry.queues.containsKey(sid)) {
                throw RefusedException.invalid(
                        "Configuration refers to queue " + sid + ", which is not in this workspace");
            }
        }
        for (String sid : document.activitySids()) {
            if (!registry.activities.containsKey(sid)) {
                throw RefusedException.invalid(
                        "A skip_if of Configuration refers to activity " + sid + ", which is not in this workspace");
            }
        }
    }
}
