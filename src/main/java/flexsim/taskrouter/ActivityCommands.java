package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.time.Scheduler;

/** Makes, renames and deletes activities. */
final class ActivityCommands {
    private final WorkspaceRegistry directory;
    private final EventRecorder journal;
    private final Scheduler clock;

    ActivityCommands(WorkspaceRegistry directory, EventRecorder journal, Scheduler clock) {
        this.directory = directory;
        this.journal = journal;
        this.clock = clock;
    }

    String create(Command.CreateActivity command) throws RefusedException {
        Limits.requireRoom(directory.activities, Limits.ACTIVITIES, "activities");
        requireFreeName(command.friendlyName());
        return add(command.friendlyName(), command.available()).sid;
    }

    ActivityState add(String friendlyName, boolean available) {
        ActivityState activity = new ActivityState(directory.newSid("WA"), friendlyName, available, clock.now());
        directory.activities.put(activity.sid, activity);
        journal.activity("activity.created", activity);
        return activity;
    }

    String update(Command.UpdateActivity command) throws RefusedException {
        ActivityState activity = directory.activity(command.sid());
        if (command.friendlyName().isPresent() && !command.friendlyName().get().equals(activity.friendlyName)) {
            requireFreeName(command.friendlyName().get());
            activity.friendlyName = command.friendlyName().get();
            activity.updated = clock.now();
            journal.activity("activity.updated", activity);
        }
        return activity.sid;
    }

    String delete(Command.DeleteActivity command, WorkspaceState workspace) throws RefusedException {
        ActivityState activity = directory.activity(command.sid());
        if (activity == workspace.defaultActivity || activity == workspace.timeoutActivity) {
            throw RefusedException.illegalState("Activity " + activity.sid
                    + " cannot be deleted because it is the default or timeout activity of the workspace");
        }
        if (directory.workers.values().stream().anyMatch(w -> w.activity == activity)) {
            throw RefusedException.illegalState(
                    "Activity " + activity.sid + " cannot be deleted because a worker is in it");
        }
        if (directory.queues.values().stream()
                .anyMatch(q -> q.reservationActivity.filter(a -> a == activity).isPresent()
                        || q.assignmentActivity.filter(a -> a == activity).isPresent())) {
            throw RefusedException.illegalState(
                    "Activity " + activity.sid + " cannot be deleted because a task queue refers to it");
        }
        directory.activities.remove(activity.sid);
        journal.activity("activity.deleted", activity);
        return activity.sid;
    }

    private void requireFreeName(String friendlyName) throws RefusedException {
        if (directory.activities.values().stream().anyMatch(a -> a.friendlyName.equals(friendlyName))) {
            throw RefusedException.invalid("An activity with FriendlyName '" + friendlyName + "' already exists");
        }
    }
}
