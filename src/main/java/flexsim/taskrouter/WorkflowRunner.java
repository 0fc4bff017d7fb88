package flexsim.taskrouter;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.PassedTarget;
import flexsim.taskrouter.model.TargetView;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Agenda;
import flexsim.time.Micros;
import flexsim.time.Timer;
import flexsim.time.Timetable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The way of tasks to their workers: from their creation through their workflows, from target to target, where they wait
 * until they are reserved.
 *
 * <p>Source of the rules: Twilio, "Lifecycle of a task", "Workflow timeout evaluation" and "Workflow skip timeout".
 */
final class WorkflowRunner {
    static final String TIMED_OUT = "Workflow timed out";
    static final String SKIPPED = "Workflow skipped";
    static final String UNMATCHED = "No workflow filter matched and there is no default filter";

    private final WorkspaceRegistry registry;
    private final Dispatch dispatch;
    private final TaskLifecycle tasks;
    private final Consumer<TaskState> expiry;
    private final EventRecorder recorder;
    private final Timetable clock;

    WorkflowRunner(
            WorkspaceRegistry registry,
            Dispatch dispatch,
            TaskLifecycle tasks,
            EventRecorder recorder,
            Timetable clock) {
        this.registry = registry;
        this.dispatch = dispatch;
        this.tasks = tasks;
        this.expiry = tasks.expiry;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Begins a new task's life: through its workflow, or straight to the queue or worker that it was made for. */
    void begin(TaskState task) {
        if (task.listed) {
            registry.list(task);
        }
        if (task.workflow.isPresent()) {
            task.workflow.get().liveTasks++;
        }
        recorder.task(Event.TaskEvent.Type.CREATED, task);
        task.expireAfter(task.timeoutSeconds * Micros.PER_SECOND, expiry, clock);
        dispatch.begin();
        if (task.workflow.isPresent()) {
            recorder.task(Event.TaskEvent.Type.WORKFLOW_ENTERED, task);
            drive(task);
        } else {
            beginWithoutWorkflow(task);
        }
        dispatch.end();
    }

    private void beginWithoutWorkflow(TaskState task) {
        if (task.queue != null) {
            enterQueue(task, task.queue);
            recorder.task(Event.TaskEvent.Type.QUEUE_ENTERED, task);
        }
        await(task);
    }

    /**
     * Sends tasks through their workflows anew, those that are reserved as soon as their reservations have failed. The
     * first in order has the first choice of the free workers.
     */
    void redriveAll(Collection<TaskState> all) {
        List<TaskState> pending = all.stream()
                .filter(task -> task.workflow.isPresent() && task.status() == TaskStatus.PENDING)
                .sorted(WaitingLine.FIFO)
                .toList();
        all.stream().filter(task -> task.status() == TaskStatus.RESERVED).forEach(task -> task.stale = true);
        dispatch.run(() -> {
            pending.forEach(task -> task.stopWaiting(clock));
            dispatch.offerTogether(() -> pending.forEach(this::drive));
        });
    }

    /**
     * Runs {@code change} on a task. One that is pending gets its new place in the line, or, if {@code change} says that
     * the task is to be evaluated anew, goes through its workflow; one that is reserved does so as in
     * {@link #redriveAll}.
     */
    void change(TaskState task, BooleanSupplier change) {
        dispatch.run(() -> {
            task.stopWaiting(clock);
            boolean anew = change.getAsBoolean();
            if (anew) {
                redriveAll(List.of(task));
            }
            if (task.status() == TaskStatus.PENDING && task.waitingIn == null) {
                await(task);
            }
        });
    }

    /**
     * A task whose reservations have failed waits on in its target, or goes on if the target's time is over. To be run
     * inside a step of the {@link Dispatch}.
     */
    void resume(TaskState task) {
        if (task.stale && task.workflow.isPresent()) {
            drive(task);
        } else if (task.overdue(clock.now())) {
            leaveOverdue(task);
        } else {
            await(task);
        }
    }

    // ---- from target to target

    /** The rules in force now are the task's own until the next time. */
    private void drive(TaskState task) {
        task.beginWorkflow();
        long now = clock.now();
        follow(
                task,
                task.isNewOfKind(now)
                        ? task.kind.first(task.document())
                        : task.document().first(task.attributes(), task.ageSeconds(now)));
    }

    private void follow(TaskState task, WorkflowDocument.Step first) {
        WorkflowDocument.Step step = first;
        while (step instanceof WorkflowDocument.InTarget target) {
            TaskQueueState queue = queueOf(task, target.target());
            if (queue != null) {
                enter(task, target, queue);
                return;
            }
            task.pass(target, PassedTarget.How.QUEUE_GONE);
            step = task.document().after(target, task.attributes(), task.ageSeconds(clock.now()));
        }
        leave(task, step);
    }

    /** Null when it is gone. */
    private TaskQueueState queueOf(TaskState task, WorkflowDocument.Target target) {
        return task.kind != null ? task.kind.queue(target, registry.queues) : registry.queues.get(target.queueSid());
    }

    private void leave(TaskState task, WorkflowDocument.Step exit) {
        if (exit instanceof WorkflowDocument.TimedOut) {
            recorder.task(Event.TaskEvent.Type.WORKFLOW_TIMEOUT, task);
            tasks.cancel(task, TIMED_OUT);
        } else if (exit instanceof WorkflowDocument.Skipped) {
            recorder.task(Event.TaskEvent.Type.WORKFLOW_SKIPPED, task);
            tasks.cancel(task, SKIPPED);
        } else {
            tasks.cancel(task, UNMATCHED);
        }
    }

    private void enter(TaskState task, WorkflowDocument.InTarget step, TaskQueueState queue) {
        boolean first = task.step() == null;
        boolean moved = queue != task.queue;
        Optional<TaskView> before = first || !recorder.recording() ? Optional.empty() : Optional.of(task.view());
        task.enter(step, recorder.recording() ? Optional.of(view(task, step)) : Optional.empty());
        if (moved) {
            if (task.queue != null) {
                task.queue.liveTasks--;
            }
            enterQueue(task, queue);
            if (!first) {
                recorder.task(Event.TaskEvent.Type.QUEUE_MOVED, task, before);
            }
        }
        recorder.task(Event.TaskEvent.Type.WORKFLOW_TARGET_MATCHED, task, before);
        if (moved) {
            recorder.task(Event.TaskEvent.Type.QUEUE_ENTERED, task);
        }
        await(task);
        if (task.line != null && step.target().skipIf().isPresent()) {
            dispatch.afterwards(() -> skipIfWanted(task, step));
        }
    }

    private TargetView view(TaskState task, WorkflowDocument.InTarget step) {
        Optional<String> knownWorkerSid = step.target()
                .knownWorker()
                .flatMap(known -> registry.worker(known.namedBy(task.attributes())))
                .map(worker -> worker.sid);
        return task.document().view(step, knownWorkerSid);
    }

    /** No idle worker may have the task: it may go on at once. */
    private void skipIfWanted(TaskState task, WorkflowDocument.InTarget step) {
        if (task.step() != step || task.line == null) {
            return;
        }
        SkipScope workers = new SkipScope(task.queue);
        if (step.target().skipIf().filter(rule -> rule.matches(workers)).isPresent()) {
            task.stopWaiting(clock);
            task.pass(step, PassedTarget.How.SKIPPED);
            follow(task, task.document().afterSkipping(step, task.attributes(), task.ageSeconds(clock.now())));
        }
    }

    private void enterQueue(TaskState task, TaskQueueState queue) {
        task.enter(queue, clock.now());
        queue.liveTasks++;
    }

    // ---- waiting in a target

    /** Offers a pending task to the workers that are free, or lets it wait for one. */
    private void await(TaskState task) {
        if (dispatch.offer(task)) {
            return;
        }
        if (task.step() != null && task.step().target().timeout().isPresent()) {
            long endAge = task.step().endAge().getAsInt() * Micros.PER_SECOND;
            stayUntil(task, task.created + endAge, clock.laneFor(endAge));
        }
        takeUpWaiting(task);
    }

    /** Puts a task for which no worker was found where it waits. */
    void takeUpWaiting(TaskState task) {
        registry.expressionsReadLoad |= task.requirement().readsLoad();
        WaitingTasks waiting = task.assignee.isPresent() ? task.assignee.get().waiting : task.queue.waiting;
        waiting.add(task);
    }

    /** Lets a task of a snapshot go on at {@code due} if it waits that long. */
    void stayUntil(TaskState task, long due) {
        stayUntil(task, due, Agenda.NO_LANE);
    }

    private void stayUntil(TaskState task, long due, int lane) {
        if (task.targetTimer == null) {
            task.targetTimer = new TargetTimer(task);
        }
        clock.reset(task.targetTimer, due, lane);
    }

    /** Ends a task's time in its target. */
    private final class TargetTimer extends Timer {
        private final TaskState task;

        private TargetTimer(TaskState task) {
            this.task = task;
        }

        @Override
        protected void ring() {
            dispatch.begin();
            task.stopWaiting(clock);
            leaveOverdue(task);
            dispatch.end();
        }
    }

    private void leaveOverdue(TaskState task) {
        WorkflowDocument.InTarget step = task.step();
        recorder.task(Event.TaskEvent.Type.QUEUE_TIMEOUT, task);
        task.pass(step, PassedTarget.How.TIMED_OUT);
        follow(task, task.document().after(step, task.attributes(), task.ageSeconds(clock.now())));
    }
}
