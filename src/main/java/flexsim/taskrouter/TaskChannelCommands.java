package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;
import java.util.regex.Pattern;

/** The commands that make, change and delete task channels; every worker has each of them. */
final class TaskChannelCommands {
    static final String DEFAULT = "default";
    private static final Pattern UNIQUE_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private final WorkspaceRegistry registry;
    private final Matching matching;
    private final Dispatch dispatch;
    private final WorkerAvailability availability;
    private final EventRecorder recorder;
    private final Scheduler clock;

    TaskChannelCommands(
            WorkspaceRegistry registry,
            Matching matching,
            Dispatch dispatch,
            WorkerAvailability availability,
            EventRecorder recorder,
            Scheduler clock) {
        this.registry = registry;
        this.matching = matching;
        this.dispatch = dispatch;
        this.availability = availability;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.CreateTaskChannel.class, this::create);
        handlers.on(Command.UpdateTaskChannel.class, this::update);
        handlers.on(Command.DeleteTaskChannel.class, this::delete);
    }

    private String create(Command.CreateTaskChannel command) throws RefusedException {
        WorkspaceRegistry.requireRoom(registry.channels, Limits.TASK_CHANNELS, "task channels");
        if (!UNIQUE_NAME.matcher(command.uniqueName()).matches()) {
            throw RefusedException.invalid("UniqueName '" + command.uniqueName()
                    + "' must consist of letters, digits, '_' and '$' and not begin with a digit");
        }
        if (registry.channel(command.uniqueName()).isPresent()) {
            throw RefusedException.invalid(
                    "A task channel with UniqueName '" + command.uniqueName() + "' already exists");
        }
        return add(command.uniqueName(), command.friendlyName(), command.channelOptimizedRouting()).sid;
    }

    TaskChannelState add(String uniqueName, String friendlyName, boolean optimizedRouting) {
        TaskChannelState channel = new TaskChannelState(
                registry.newSid("TC"),
                registry.freeChannelNumber(),
                uniqueName,
                friendlyName,
                optimizedRouting,
                clock.now());
        registry.channels.put(channel.sid, channel);
        recorder.taskChannel("task-channel.created", channel);
        dispatch.changeAll(registry.workers.values(), worker -> {
            give(worker, channel);
            availability.reviewQueuesThatReadState(worker);
        });
        return channel;
    }

    void give(WorkerState worker, TaskChannelState channel) {
        worker.add(new WorkerChannelState(registry.newSid("WC"), worker, channel, clock.now()));
    }

    private String update(Command.UpdateTaskChannel command) throws RefusedException {
        TaskChannelState channel = required(command.channel());
        command.friendlyName().ifPresent(name -> channel.friendlyName = name);
        if (command.channelOptimizedRouting().isPresent()
                && command.channelOptimizedRouting().get() != channel.optimizedRouting) {
            channel.optimizedRouting = command.channelOptimizedRouting().get();
            matching.forgetIdle(channel);
            dispatch.changeAll(registry.workers.values(), worker -> {});
        }
        channel.updated = clock.now();
        recorder.taskChannel("task-channel.updated", channel);
        return channel.sid;
    }

    private String delete(Command.DeleteTaskChannel command) throws RefusedException {
        TaskChannelState channel = required(command.channel());
        if (channel.uniqueName.equals(DEFAULT)) {
            throw RefusedException.illegalState("The task channel 'default' cannot be deleted");
        }
        if (registry.tasks.values().stream().anyMatch(task -> task.channel() == channel)) {
            throw RefusedException.illegalState(
                    "Task channel " + channel.sid + " cannot be deleted because it has tasks");
        }
        matching.forgetIdle(channel);
        dispatch.changeAll(registry.workers.values(), worker -> {
            worker.remove(channel);
            availability.reviewQueuesThatReadState(worker);
        });
        registry.channels.remove(channel.sid);
        recorder.taskChannel("task-channel.deleted", channel);
        return channel.sid;
    }

    private TaskChannelState required(String reference) throws RefusedException {
        return registry.channel(reference).orElseThrow(() -> RefusedException.notFound("TaskChannel", reference));
    }
}
