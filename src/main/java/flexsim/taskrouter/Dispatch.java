package flexsim.taskrouter;

import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Timetable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The dispatcher: it offers tasks to workers and workers to tasks, so that after every step no task waits for which an
 * idle worker is eligible. Workers that a step frees are offered work when it is over, all of them being free by then.
 *
 * <p>A step lies between {@link #begin} and {@link #end}; steps inside a step are part of it. One that fails in between
 * leaves nothing that could be relied on.
 */
final class Dispatch {
    private final Matching matching;
    private final WorkerAvailability availability;
    private final Reservations reservations;
    private final Timetable clock;

    private int depth;

    /** Whether several tasks enter their workflows together, of which the best is to have the first choice. */
    private boolean together;

    /** Tasks that wait without having been offered to the workers that were idle. Empty between steps. */
    private final Set<TaskState> unoffered = new LinkedHashSet<>();

    private final Deque<Runnable> afterwards = new ArrayDeque<>();

    Dispatch(Matching matching, WorkerAvailability availability, Reservations reservations, Timetable clock) {
        this.matching = matching;
        this.availability = availability;
        this.reservations = reservations;
        this.clock = clock;
    }

    // ---- steps

    void begin() {
        depth++;
    }

    void end() {
        if (depth == 1) {
            offerFreedWorkers();
            while (!afterwards.isEmpty()) {
                afterwards.remove().run();
                offerFreedWorkers();
            }
        }
        depth--;
    }

    /** Runs {@code step} as one. */
    void run(Runnable step) {
        begin();
        step.run();
        end();
    }

    /** Forgets a step that has failed. */
    void startAnew() {
        depth = 0;
    }

    /** Runs {@code action} as soon as everyone who is free has been offered work. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Runs {@code change} on a worker's activity, channels or memberships, and offers it what it may take then. */
    void change(WorkerState worker, Runnable change) {
        begin();
        matching.withdraw(worker);
        change.run();
        availability.free(worker);
        end();
    }

    /** The same change for many workers; all of them are changed before any is offered work. */
    void changeAll(Collection<WorkerState> workers, Consumer<WorkerState> change) {
        run(() -> workers.forEach(worker -> change(worker, () -> change.accept(worker))));
    }

    // ---- from a task to workers

    /**
     * Reserves idle workers for a pending task; false when there are none, or when that is to be tried later in this step,
     * because some are only just being freed and all are to be chosen from.
     */
    boolean offer(TaskState task) {
        if (together || availability.freedCount() > 0) {
            if (unoffered.isEmpty()) {
                afterwards(this::offerUnoffered);
            }
            unoffered.add(task);
            return false;
        }
        return reserve(task);
    }

    /** Runs {@code action}; tasks that it offers are offered later, when all of them are where they wait. */
    void offerTogether(Runnable action) {
        together = true;
        try {
            action.run();
        } finally {
            together = false;
        }
    }

    /** Those that still wait, the best first. */
    private void offerUnoffered() {
        List<TaskState> waiting = unoffered.stream()
                .filter(task -> task.waitingIn != null)
                .sorted(matching::compare)
                .toList();
        unoffered.clear();
        for (TaskState task : waiting) {
            if (reserve(task)) {
                task.stopWaiting(clock);
            }
        }
    }

    private boolean reserve(TaskState task) {
        if (matching.wantsLongestIdle(task)) {
            WorkerChannelState worker = matching.longestIdle(task);
            if (worker == null) {
                return false;
            }
            reserve(task, worker);
            return true;
        }
        List<WorkerChannelState> workers = matching.workersFor(task);
        if (workers.isEmpty()) {
            return false;
        }
        task.become(TaskStatus.RESERVED, clock.now());
        workers.forEach(worker -> reservations.open(task, worker));
        return true;
    }

    private void reserve(TaskState task, WorkerChannelState worker) {
        task.become(TaskStatus.RESERVED, clock.now());
        reservations.open(task, worker);
    }

    // ---- from a worker to tasks

    private void offerFreedWorkers() {
        while (availability.freedCount() > 0) {
            if (availability.freedCount() == 1 && unoffered.isEmpty()) {
                offerTasksTo(availability.takeOnlyFreed());
            } else {
                offerTasksTo(availability.takeFreed());
            }
        }
    }

    /** Of the idle workers only this one can take a task that waits: none waited for the others before this step. */
    private void offerTasksTo(WorkerState worker) {
        matching.present(worker);
        if (matching.mayBeWanted(worker)) {
            for (TaskState task = matching.taskFor(worker); task != null; task = matching.taskFor(worker)) {
                task.stopWaiting(clock);
                reserve(task, worker.channel(task.channel()));
            }
            matching.restore(worker);
            availability.offered(worker);
        } else {
            matching.restore(worker);
        }
    }

    /** A task that one of them may take can be better given to another who is idle. */
    private void offerTasksTo(WorkerState[] workers) {
        for (WorkerState worker : workers) {
            matching.restore(worker);
        }
        for (WorkerState worker : workers) {
            for (TaskState task = matching.taskFor(worker); task != null; task = matching.taskFor(worker)) {
                task.stopWaiting(clock);
                reserve(task);
            }
            availability.offered(worker);
        }
    }
}
