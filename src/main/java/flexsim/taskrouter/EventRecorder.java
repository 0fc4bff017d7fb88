package flexsim.taskrouter;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowView;
import flexsim.taskrouter.model.WorkspaceView;
import flexsim.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of one command, each at the instant the clock shows; a listener gets them at once. */
final class EventRecorder {
    private static final EngineListener NO_LISTENER = new EngineListener() {
        @Override
        public void task(Event.TaskEvent.Type type, TaskHandle task) {}

        @Override
        public void reservation(ReservationHandle reservation) {}

        @Override
        public void activity(int worker, int activity) {}
    };

    private final Scheduler clock;
    private List<Event> events = new ArrayList<>();
    private EngineListener listener = NO_LISTENER;
    private boolean recording = true;

    EventRecorder(Scheduler clock) {
        this.clock = clock;
    }

    /** From here on {@code next} gets all that happens at once; it is kept only if {@code record}. */
    void publishTo(EngineListener next, boolean record) {
        listener = next;
        recording = record;
    }

    /** Whether events of tasks, reservations and activities are kept; if not, no views need be made for them. */
    boolean recording() {
        return recording;
    }

    /** The events since this was last called. */
    List<Event> take() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Event> taken = List.copyOf(events);
        events = new ArrayList<>();
        return taken;
    }

    void task(Event.TaskEvent.Type type, TaskState task) {
        task(type, task, Optional.empty());
    }

    /** {@code before}: the task as it was before the change. */
    void task(Event.TaskEvent.Type type, TaskState task, Optional<TaskView> before) {
        listener.task(type, task);
        if (recording) {
            events.add(new Event.TaskEvent(clock.now(), type, task.view(), before, queueOf(task), workflowOf(task)));
        }
    }

    void reservation(ReservationState reservation) {
        listener.reservation(reservation);
        if (recording) {
            events.add(new Event.ReservationEvent(
                    clock.now(),
                    reservation.view(),
                    reservation.task.view(),
                    reservation.worker.view(),
                    queueOf(reservation.task),
                    workflowOf(reservation.task)));
        }
    }

    private static Optional<TaskQueueView> queueOf(TaskState task) {
        return task.queue == null ? Optional.empty() : task.queue.shown();
    }

    private static Optional<WorkflowView> workflowOf(TaskState task) {
        return task.workflow.isPresent() ? task.workflow.get().shown() : Optional.empty();
    }

    void worker(Event.WorkerEvent.Type type, WorkerState worker) {
        events.add(new Event.WorkerEvent(clock.now(), type, worker.view(), Optional.empty()));
    }

    /** {@code before}: the worker as it was; absent when nothing is kept. */
    void workerActivity(WorkerState worker, Optional<WorkerView> before) {
        listener.activity(worker.number, worker.activity.number);
        if (recording) {
            events.add(new Event.WorkerEvent(clock.now(), Event.WorkerEvent.Type.ACTIVITY, worker.view(), before));
        }
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
