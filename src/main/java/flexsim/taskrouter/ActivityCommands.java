package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;
import java.util.List;

/** The commands that make, rename and delete activities. */
final class ActivityCommands {
    private final WorkspaceRegistry registry;
    private final Dispatch dispatch;
    private final WorkerAvailability availability;
    private final EventRecorder recorder;
    private final Scheduler clock;
    private final WorkspaceState workspace;

    ActivityCommands(
            WorkspaceRegistry registry,
            Dispatch dispatch,
            WorkerAvailability availability,
            EventRecorder recorder,
            Scheduler clock,
            WorkspaceState workspace) {
        this.registry = registry;
        this.dispatch = dispatch;
        this.availability = availability;
        this.recorder = recorder;
        this.clock = clock;
        this.workspace = workspace;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.CreateActivity.class, this::create);
        handlers.on(Command.UpdateActivity.class, this::update);
        handlers.on(Command.DeleteActivity.class, this::delete);
    }

    private String create(Command.CreateActivity command) throws RefusedException {
        WorkspaceRegistry.requireRoom(registry.activities, Limits.ACTIVITIES, "activities");
        requireFreeName(command.friendlyName());
        return add(command.friendlyName(), command.available()).sid;
    }

    ActivityState add(String friendlyName, boolean available) {
        return add(friendlyName, available, registry, recorder, clock.now());
    }

    /** The same without the rest of a workspace, which needs an activity to begin with. */
    static ActivityState add(
            String friendlyName, boolean available, WorkspaceRegistry registry, EventRecorder recorder, long now) {
        ActivityState activity = new ActivityState(registry.newSid("WA"), friendlyName, available, now, now);
        registry.activities.put(activity.sid, activity);
        recorder.activity("activity.created", activity);
        return activity;
    }

    private String update(Command.UpdateActivity command) throws RefusedException {
        ActivityState activity = registry.activity(command.sid());
        if (command.friendlyName().isPresent() && !command.friendlyName().get().equals(activity.friendlyName())) {
            requireFreeName(command.friendlyName().get());
            activity.rename(command.friendlyName().get(), clock.now());
            recorder.activity("activity.updated", activity);
        }
        reviewWorkersIn(activity);
        return activity.sid;
    }

    /** Expressions may ask for the activity's name. */
    private void reviewWorkersIn(ActivityState activity) {
        List<WorkerState> workers = registry.workers.values().stream()
                .filter(worker -> worker.activity == activity)
                .toList();
        dispatch.changeAll(workers, availability::reviewQueuesThatReadState);
    }

    private String delete(Command.DeleteActivity command) throws RefusedException {
        ActivityState activity = registry.activity(command.sid());
        if (activity == workspace.defaultActivity || activity == workspace.timeoutActivity) {
            throw RefusedException.illegalState("Activity " + activity.sid
                    + " cannot be deleted because it is the default or timeout activity of the workspace");
        }
        if (registry.workers.values().stream().anyMatch(w -> w.activity == activity)) {
            throw RefusedException.illegalState(
                    "Activity " + activity.sid + " cannot be deleted because a worker is in it");
        }
        if (registry.queues.values().stream()
                .anyMatch(q -> q.reservationActivity.filter(a -> a == activity).isPresent()
                        || q.assignmentActivity.filter(a -> a == activity).isPresent())) {
            throw RefusedException.illegalState(
                    "Activity " + activity.sid + " cannot be deleted because a task queue refers to it");
        }
        registry.activities.remove(activity.sid);
        recorder.activity("activity.deleted", activity);
        return activity.sid;
    }

    private void requireFreeName(String friendlyName) throws RefusedException {
        if (registry.activities.values().stream().anyMatch(a -> a.friendlyName().equals(friendlyName))) {
            throw RefusedException.invalid("An activity with FriendlyName '" + friendlyName + "' already exists");
        }
    }
}
