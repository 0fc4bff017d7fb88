package flexsim.taskrouter;

import flexsim.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the events of one command, each at the instant the clock shows. */
final class Journal {
    private final Scheduler clock;
    private List<Event> events = new ArrayList<>();
    private Optional<Witness> witness = Optional.empty();
    private boolean recording = true;

    Journal(Scheduler clock) {
        this.clock = clock;
    }

    /** Tells {@code watching} at once of all that happens, and keeps it too if {@code record}. */
    void tell(Witness watching, boolean record) {
        witness = Optional.of(watching);
        recording = record;
    }

    /** What has happened since this was last asked. */
    List<Event> take() {
        List<Event> taken = List.copyOf(events);
        events = new ArrayList<>();
        return taken;
    }

    void task(Event.TaskEvent.Type type, TaskState task) {
        witness.ifPresent(watching -> watching.task(type, task));
        add(type, task, Optional.empty());
    }

    /** {@code before}: the task as it was before the change that this tells of. */
    void task(Event.TaskEvent.Type type, TaskState task, TaskView before) {
        witness.ifPresent(watching -> watching.task(type, task));
        add(type, task, Optional.of(before));
    }

    private void add(Event.TaskEvent.Type type, TaskState task, Optional<TaskView> before) {
        keep(() -> new Event.TaskEvent(
                clock.now(),
                type,
                task.view(),
                before,
                Optional.ofNullable(task.queue).flatMap(TaskQueueState::shown),
                task.workflow.flatMap(WorkflowState::shown)));
    }

    void reservation(ReservationState reservation) {
        witness.ifPresent(watching -> watching.reservation(reservation));
        keep(() -> new Event.ReservationEvent(
                clock.now(),
                reservation.view(),
                reservation.task.view(),
                reservation.worker.view(),
                Optional.ofNullable(reservation.task.queue).flatMap(TaskQueueState::shown),
                reservation.task.workflow.flatMap(WorkflowState::shown)));
    }

    private void keep(Supplier<Event> event) {
        if (recording) {
            events.add(event.get());
        }
    }

    void worker(Event.WorkerEvent.Type type, WorkerState worker) {
        events.add(new Event.WorkerEvent(clock.now(), type, worker.view(), Optional.empty()));
    }

    void workerActivity(WorkerState worker, WorkerView before) {
        witness.ifPresent(watching -> watching.activity(worker.number, worker.activity.number));
        keep(() -> new Event.WorkerEvent(
                clock.now(), Event.WorkerEvent.Type.ACTIVITY, worker.view(), Optional.of(before)));
    }

    void workerChannel(String type, WorkerChannelState channel, int previousCapacity) {
        events.add(new Event.WorkerChannelEvent(
                clock.now(), type, channel.worker.view(), channel.view(), previousCapacity));
    }

    void workspace(String type, WorkspaceView workspace) {
        events.add(new Event.WorkspaceEvent(clock.now(), type, workspace));
    }

    void activity(String type, ActivityState activity) {
        events.add(new Event.ActivityEvent(clock.now(), type, activity.view()));
    }

    void taskChannel(String type, TaskChannelState channel) {
        events.add(new Event.TaskChannelEvent(clock.now(), type, channel.view()));
    }

    void taskQueue(String type, TaskQueueState queue) {
        events.add(new Event.TaskQueueEvent(clock.now(), type, queue.view()));
    }

    void workflow(String type, WorkflowState workflow) {
        events.add(new Event.WorkflowEvent(clock.now(), type, workflow.view()));
    }
}
