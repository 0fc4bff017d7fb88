package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.PassedTarget;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.time.Agenda;
import flexsim.time.Micros;
import flexsim.time.Timetable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes pending tasks through their workflows, from target to target, and lets them wait where they are. Its callers run
 * it inside a step of the {@link Dispatch}.
 */
final class WorkflowRunner {
    /** What a task on its way may come to. */
    interface Ends {
        /** Reserves the free workers for {@code task}, which must not wait any longer; false when there are none. */
        boolean reserve(TaskState task);

        /** Ends {@code task}, for which there is nothing more to try. */
        void cancel(TaskState task, String reason);
    }

    private final WorkspaceRegistry directory;
    private final Dispatch settlement;
    private final EventRecorder journal;
    private final Timetable clock;
    private final Ends ends;
    private final Comparator<TaskState> order;

    /** Tasks that wait without having been offered to the workers that were free. Empty between steps. */
    private final Set<TaskState> unoffered = new LinkedHashSet<>();

    /** Whether several tasks set out together, of which the best is to have the first choice. */
    private boolean together;

    /** {@code order}: of tasks that wait, the best first. */
    WorkflowRunner(
            WorkspaceRegistry directory,
            Dispatch settlement,
            EventRecorder journal,
            Timetable clock,
            Comparator<TaskState> order,
            Ends ends) {
        this.directory = directory;
        this.settlement = settlement;
        this.order = order;
        this.journal = journal;
        this.clock = clock;
        this.ends = ends;
    }

    /** A new task sets out: through its workflow, or straight to the queue or worker that it was made for. */
    void begin(TaskState task) {
        if (task.workflow.isPresent()) {
            journal.task(Event.TaskEvent.Type.WORKFLOW_ENTERED, task);
            drive(task);
        } else {
            if (task.queue != null) {
                enterQueue(task, task.queue);
                journal.task(Event.TaskEvent.Type.QUEUE_ENTERED, task);
            }
            await(task);
        }
    }

    /** Sends a task that does not wait through its workflow anew. The rules in force now are its own until the next time. */
    void drive(TaskState task) {
        task.stale = false;
        task.passed = List.of();
        task.document = task.workflow.orElseThrow().document;
        follow(task, firstStep(task));
    }

    /** The same for several, which are offered to the free workers when all of them have come to where they wait. */
    void driveTogether(List<TaskState> tasks) {
        together = true;
        try {
            tasks.forEach(this::drive);
        } finally {
            together = false;
        }
    }

    private WorkflowDocument.Step firstStep(TaskState task) {
        return task.isNewOfKind(clock.now())
                ? task.kind.first(task.document)
                : task.document.first(task.scope(), task.age(clock.now()));
    }

    /** A task whose reservations have failed waits on in its target, or goes on if the target's time is over. */
    void resume(TaskState task) {
        if (task.stale && task.workflow.isPresent()) {
            drive(task);
        } else if (task.overdue(clock.now())) {
            leaveOverdue(task);
        } else {
            await(task);
        }
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
            step = task.document.after(target, task.scope(), task.age(clock.now()));
        }
        leave(task, step);
    }

    /** Null when it is gone. */
    private TaskQueueState queueOf(TaskState task, WorkflowDocument.Target target) {
        return task.kind != null ? task.kind.queue(target, directory) : directory.queues.get(target.queueSid());
    }

    private void leave(TaskState task, WorkflowDocument.Step exit) {
        if (exit instanceof WorkflowDocument.TimedOut) {
            journal.task(Event.TaskEvent.Type.WORKFLOW_TIMEOUT, task);
            ends.cancel(task, Lifecycle.WORKFLOW_TIMED_OUT);
        } else if (exit instanceof WorkflowDocument.Skipped) {
            journal.task(Event.TaskEvent.Type.WORKFLOW_SKIPPED, task);
            ends.cancel(task, Lifecycle.WORKFLOW_SKIPPED);
        } else {
            ends.cancel(task, Lifecycle.UNMATCHED);
        }
    }

    private void enter(TaskState task, WorkflowDocument.InTarget step, TaskQueueState queue) {
        Optional<TaskView> before = journal.recording() ? Optional.of(task.view()) : Optional.empty();
        boolean first = task.step == null;
        boolean moved = queue != task.queue;
        task.enter(step);
        if (journal.recording()) {
            task.targetView = Optional.of(task.document.view(step, knownWorkerSid(task, step.target())));
        }
        if (moved) {
            leaveQueue(task);
            enterQueue(task, queue);
        }
        if (first) {
            journal.task(Event.TaskEvent.Type.WORKFLOW_TARGET_MATCHED, task);
        } else {
            if (moved) {
                journal.task(Event.TaskEvent.Type.QUEUE_MOVED, task, before);
            }
            journal.task(Event.TaskEvent.Type.WORKFLOW_TARGET_MATCHED, task, before);
        }
        if (moved) {
            journal.task(Event.TaskEvent.Type.QUEUE_ENTERED, task);
        }
        await(task);
        if (task.line != null && step.target().skipIf().isPresent()) {
            settlement.afterwards(() -> skipIfWanted(task, step));
        }
    }

    private Optional<String> knownWorkerSid(TaskState task, WorkflowDocument.Target target) {
        return target.knownWorker()
                .flatMap(known -> directory.worker(known.namedBy(task.attributes)))
                .map(worker -> worker.sid);
    }

    /** Whoever is free has passed the task over by now: it may go on at once. */
    private void skipIfWanted(TaskState task, WorkflowDocument.InTarget step) {
        if (task.step != step || task.line == null) {
            return;
        }
        Scope workers = new SkipScope(task.queue);
        if (step.target().skipIf().filter(rule -> rule.matches(workers)).isPresent()) {
            stopWaiting(task);
            task.pass(step, PassedTarget.How.SKIPPED);
            follow(task, task.document.afterSkipping(step, task.scope(), task.age(clock.now())));
        }
    }

    private void enterQueue(TaskState task, TaskQueueState queue) {
        task.queue = queue;
        task.queueEntered = clock.now();
        queue.liveTasks++;
    }

    private static void leaveQueue(TaskState task) {
        if (task.queue != null) {
            task.queue.liveTasks--;
        }
    }

    /**
     * Offers a pending task to the workers that are free, or lets it wait for one. While some are only just being freed it
     * waits until all of them can be chosen from.
     */
    void await(TaskState task) {
        if (together || settlement.owesOffers()) {
            offerLater(task);
        } else if (ends.reserve(task)) {
            return;
        }
        if (task.step != null && task.step.target().timeout().isPresent()) {
            limitTimeInTarget(task);
        }
        takeUpWaiting(task);
    }

    /** Puts a task that nobody has been found for where it waits. */
    void takeUpWaiting(TaskState task) {
        directory.expressionsReadLoad |= task.demand().readsLoad();
        WaitingTasks room = task.assignee.isPresent() ? task.assignee.get().waiting : task.queue.waiting;
        room.add(task);
    }

    private void limitTimeInTarget(TaskState task) {
        long endAge = task.step.endAge().getAsInt() * Micros.PER_SECOND;
        stayUntil(task, task.created + endAge, clock.laneFor(endAge));
    }

    /** Lets a task go on at {@code due} if it waits that long. */
    void stayUntil(TaskState task, long due) {
        stayUntil(task, due, Agenda.NO_LANE);
    }

    private void stayUntil(TaskState task, long due, int lane) {
        if (task.targetTimer == null) {
            task.targetTimer = new TargetTimer(task, this);
        }
        clock.reset(task.targetTimer, due, lane);
    }

    /** A task has waited in its target as long as it may. */
    void timeInTargetOver(TaskState task) {
        settlement.begin();
        stopWaiting(task);
        leaveOverdue(task);
        settlement.end();
    }

    /** Whether no task waits without having been offered to the workers that were free. */
    boolean allOffered() {
        return unoffered.isEmpty();
    }

    private void offerLater(TaskState task) {
        if (unoffered.isEmpty()) {
            settlement.afterwards(this::offerAll);
        }
        unoffered.add(task);
    }

    /** Those that still wait, the best first. */
    private void offerAll() {
        List<TaskState> waiting = unoffered.stream()
                .filter(task -> task.room != null)
                .sorted(order)
                .toList();
        unoffered.clear();
        for (TaskState task : waiting) {
            if (ends.reserve(task)) {
                stopWaiting(task);
            }
        }
    }

    /** Takes a task from where it waits, if it does. */
    void stopWaiting(TaskState task) {
        if (task.targetTimer != null) {
            clock.cancel(task.targetTimer);
        }
        if (task.room != null) {
            task.room.remove(task);
        }
    }

    private void leaveOverdue(TaskState task) {
        journal.task(Event.TaskEvent.Type.QUEUE_TIMEOUT, task);
        task.pass(task.step, PassedTarget.How.TIMED_OUT);
        follow(task, task.document.after(task.step, task.scope(), task.age(clock.now())));
    }
}
