package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;
import java.util.Optional;

/** The commands that change the workspace itself. */
final class WorkspaceCommands {
    private final WorkspaceRegistry registry;
    private final Dispatch dispatch;
    private final EventRecorder recorder;
    private final Scheduler clock;
    private final WorkspaceState workspace;

    WorkspaceCommands(
            WorkspaceRegistry registry,
            Dispatch dispatch,
            EventRecorder recorder,
            Scheduler clock,
            WorkspaceState workspace) {
        this.registry = registry;
        this.dispatch = dispatch;
        this.recorder = recorder;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.UpdateWorkspace.class, this::update);
    }

    private String update(Command.UpdateWorkspace command) throws RefusedException {
        Optional<ActivityState> defaultActivity =
                registry.activityParameter("DefaultActivitySid", command.defaultActivitySid());
        Optional<ActivityState> timeoutActivity =
                registry.activityParameter("TimeoutActivitySid", command.timeoutActivitySid());
        defaultActivity.ifPresent(next -> workspace.defaultActivity = next);
        timeoutActivity.ifPresent(next -> workspace.timeoutActivity = next);
        command.friendlyName().ifPresent(name -> workspace.friendlyName = name);
        command.multiTaskEnabled().ifPresent(this::multiTask);
        command.eventCallbackUrl().ifPresent(url -> workspace.eventCallbackUrl = unlessEmpty(url));
        command.eventsFilter().ifPresent(filter -> workspace.eventsFilter = unlessEmpty(filter));
        command.prioritizeQueueOrder().ifPresent(order -> workspace.prioritizeQueueOrder = order);
        workspace.updated = clock.now();
        recorder.workspace("workspace.updated", workspace.view());
        return workspace.sid;
    }

    /** Who is free depends on it. */
    private void multiTask(boolean enabled) {
        if (enabled != workspace.multiTaskEnabled) {
            workspace.multiTaskEnabled = enabled;
            dispatch.changeAll(registry.workers.values(), worker -> {});
        }
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
