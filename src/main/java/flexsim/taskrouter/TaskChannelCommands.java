package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;
import java.util.regex.Pattern;

/** Makes, changes and deletes task channels; every worker has each of them. */
final class TaskChannelCommands {
    static final String DEFAULT = "default";
    private static final Pattern UNIQUE_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private final WorkspaceRegistry directory;
    private final Matching matching;
    private final WorkerAvailability staffing;
    private final EventRecorder journal;
    private final Scheduler clock;

    TaskChannelCommands(
            WorkspaceRegistry directory,
            Matching matching,
            WorkerAvailability staffing,
            EventRecorder journal,
            Scheduler clock) {
        this.directory = directory;
        this.matching = matching;
        this.staffing = staffing;
        this.journal = journal;
        this.clock = clock;
    }

    String create(Command.CreateTaskChannel command) throws RefusedException {
        Limits.requireRoom(directory.channels, Limits.TASK_CHANNELS, "task channels");
        if (!UNIQUE_NAME.matcher(command.uniqueName()).matches()) {
            throw RefusedException.invalid("UniqueName '" + command.uniqueName()
                    + "' must consist of letters, digits, '_' and '$' and not begin with a digit");
        }
        if (directory.channel(command.uniqueName()).isPresent()) {
            throw RefusedException.invalid(
                    "A task channel with UniqueName '" + command.uniqueName() + "' already exists");
        }
        return add(command.uniqueName(), command.friendlyName(), command.channelOptimizedRouting()).sid;
    }

    TaskChannelState add(String uniqueName, String friendlyName, boolean optimizedRouting) {
        TaskChannelState channel = new TaskChannelState(
                directory.newSid("TC"),
                directory.freeChannelNumber(),
                uniqueName,
                friendlyName,
                optimizedRouting,
                clock.now());
        directory.channels.put(channel.sid, channel);
        journal.taskChannel("task-channel.created", channel);
        staffing.changeAll(directory.workers.values(), worker -> {
            give(worker, channel);
            staffing.reviewQueuesThatReadState(worker);
        });
        return channel;
    }

    void give(WorkerState worker, TaskChannelState channel) {
        worker.add(new WorkerChannelState(directory.newSid("WC"), worker, channel, clock.now()));
    }

    String update(Command.UpdateTaskChannel command) throws RefusedException {
        TaskChannelState channel = required(command.channel());
        command.friendlyName().ifPresent(name -> channel.friendlyName = name);
        if (command.channelOptimizedRouting().isPresent()
                && command.channelOptimizedRouting().get() != channel.optimizedRouting) {
            channel.optimizedRouting = command.channelOptimizedRouting().get();
            matching.forgetIdle(channel);
            staffing.changeAll(directory.workers.values(), worker -> {});
        }
        channel.updated = clock.now();
        journal.taskChannel("task-channel.updated", channel);
        return channel.sid;
    }

    String delete(Command.DeleteTaskChannel command) throws RefusedException {
        TaskChannelState channel = required(command.channel());
        if (channel.uniqueName.equals(DEFAULT)) {
            throw RefusedException.illegalState("The task channel 'default' cannot be deleted");
        }
        if (directory.tasks.values().stream().anyMatch(t -> t.channel == channel)) {
            throw RefusedException.illegalState(
                    "Task channel " + channel.sid + " cannot be deleted because it has tasks");
        }
        matching.forgetIdle(channel);
        staffing.changeAll(directory.workers.values(), worker -> {
            worker.remove(channel);
            staffing.reviewQueuesThatReadState(worker);
        });
        directory.channels.remove(channel.sid);
        journal.taskChannel("task-channel.deleted", channel);
        return channel.sid;
    }

    private TaskChannelState required(String reference) throws RefusedException {
        return directory.channel(reference).orElseThrow(() -> RefusedException.notFound("TaskChannel", reference));
    }
}
