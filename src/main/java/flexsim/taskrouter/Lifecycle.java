package flexsim.taskrouter;

import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes tasks and reservations through their lives: workflow, waiting, reservation, work, end. Every public step leaves
 * the workspace settled, that is with no task waiting for which a free worker is eligible.
 *
 * <p>Source of the rules: Twilio, "Lifecycle of a task", "Reservation resource", "Workflow timeout evaluation".
 */
final class Lifecycle {
    /** A task that has ended is kept this long. */
    private static final long KEPT = 300 * Micros.PER_SECOND;

    /** How often a task may go from pending to reserved. */
    private static final int MAX_ASSIGNMENTS = 1_000;

    static final String TTL_EXCEEDED = "Task TTL Exceeded";
    static final String WORKFLOW_TIMED_OUT = "Workflow timed out";
    static final String UNMATCHED = "No workflow filter matched and there is no default filter";
    static final String TOO_MANY_ASSIGNMENTS = "Max assignment count exceeded";

    private final Directory directory;
    private final Matching matching;
    private final Journal journal;
    private final Scheduler clock;
    private final WorkspaceState workspace;
    private final Settlement settlement;

    Lifecycle(Directory directory, Matching matching, Journal journal, Scheduler clock, WorkspaceState workspace) {
        this.directory = directory;
        this.matching = matching;
        this.journal = journal;
        this.clock = clock;
        this.workspace = workspace;
        this.settlement = new Settlement(matching, this::offerWork);
    }

    // ---- tasks on their way to a worker

    /** Begins a new task's life. */
    void begin(TaskState task) {
        task.workflow.liveTasks++;
        journal.task(Event.TaskEvent.Type.CREATED, task);
        task.lifeAlarm = clock.at(
                task.created + task.timeout * Micros.PER_SECOND, () -> settled(() -> cancel(task, TTL_EXCEEDED)));
        journal.task(Event.TaskEvent.Type.WORKFLOW_ENTERED, task);
        settled(() -> drive(task));
    }

    /** Sends a pending task through its workflow anew; its age stays. */
    void redrive(TaskState task) {
        settled(() -> {
            stopWaiting(task);
            drive(task);
        });
    }

    /** The rules in force now are the task's until it is driven anew, whatever becomes of the workflow. */
    private void drive(TaskState task) {
        task.document = task.workflow.document;
        follow(task, task.document.first(task.scope(), task.age(clock.now())));
    }

    /** Runs {@code change} on a waiting task and gives it its new place in the line. */
    void replace(TaskState task, Runnable change) {
        settled(() -> {
            stopWaiting(task);
            change.run();
            startWaiting(task);
        });
    }

    private void follow(TaskState task, WorkflowDocument.Step step) {
        if (step instanceof WorkflowDocument.InTarget target) {
            enter(task, target);
        } else if (step instanceof WorkflowDocument.TimedOut) {
            journal.task(Event.TaskEvent.Type.WORKFLOW_TIMEOUT, task);
            cancel(task, WORKFLOW_TIMED_OUT);
        } else {
            cancel(task, UNMATCHED);
        }
    }

    private void enter(TaskState task, WorkflowDocument.InTarget step) {
        TaskQueueState queue = directory.queues.get(step.target().queueSid());
        if (queue == null) {
            follow(task, task.document.after(step, task.scope(), task.age(clock.now())));
            return;
        }
        boolean moved = queue != task.queue;
        if (moved && task.queue != null) {
            journal.task(Event.TaskEvent.Type.QUEUE_MOVED, task);
            task.queue.liveTasks--;
        }
        task.step = step;
        step.target().priority().ifPresent(priority -> task.priority = priority);
        if (moved) {
            task.queue = queue;
            queue.liveTasks++;
            task.queueEntered = clock.now();
        }
        journal.task(Event.TaskEvent.Type.WORKFLOW_TARGET_MATCHED, task);
        if (moved) {
            journal.task(Event.TaskEvent.Type.QUEUE_ENTERED, task);
        }
        startWaiting(task);
    }

    private void startWaiting(TaskState task) {
        task.step
                .endAge()
                .ifPresent(age -> task.targetAlarm =
                        clock.at(task.created + age * Micros.PER_SECOND, () -> settled(() -> leaveTarget(task))));
        task.queue.addWaiting(task);
        List<WorkerChannelState> workers = matching.workersFor(task);
        if (!workers.isEmpty()) {
            reserve(task, workers);
        }
    }

    private void stopWaiting(TaskState task) {
        task.targetAlarm.cancel();
        if (task.line != null) {
            task.queue.removeWaiting(task);
        }
    }

    private void leaveTarget(TaskState task) {
        stopWaiting(task);
        journal.task(Event.TaskEvent.Type.QUEUE_TIMEOUT, task);
        follow(task, task.document.after(task.step, task.scope(), task.age(clock.now())));
    }

    // ---- reservations

    private void reserve(TaskState task, List<WorkerChannelState> workers) {
        stopWaiting(task);
        task.status = TaskStatus.RESERVED;
        task.assignments++;
        task.touch(clock.now());
        for (WorkerChannelState channel : workers) {
            ReservationState reservation = new ReservationState(directory.newSid("WR"), task, channel, clock.now());
            directory.reservations.put(reservation.sid, reservation);
            task.reservations.add(reservation);
            channel.worker.reservations.put(reservation.sid, reservation);
            occupy(channel);
            reservation.timeoutAlarm = clock.at(
                    clock.now() + task.workflow.reservationTimeout * Micros.PER_SECOND,
                    () -> settled(() -> timeOut(reservation)));
            journal.reservation(reservation);
        }
    }

    private void occupy(WorkerChannelState channel) {
        channel.load++;
        startIdleTimeAnew(channel);
    }

    /** Idle time counts from the last assignment; an offer counts too, so that one who rejects goes to the end. */
    private void startIdleTimeAnew(WorkerChannelState channel) {
        matching.withdraw(channel.worker);
        channel.lastReserved = clock.now();
        channel.worker.idleSince = clock.now();
        matching.restore(channel.worker);
    }

    /** Accepts a pending reservation: the task is assigned, reservations of other workers are rescinded. */
    void accept(ReservationState reservation) {
        settled(() -> {
            TaskState task = reservation.task;
            move(reservation, ReservationStatus.ACCEPTED);
            reservation.workerChannel.assigned++;
            startIdleTimeAnew(reservation.workerChannel);
            task.lifeAlarm.cancel();
            task.status = TaskStatus.ASSIGNED;
            task.touch(clock.now());
            journal.reservation(reservation);
            endPending(task, ReservationStatus.RESCINDED);
        });
    }

    /** Rejects a pending reservation; the worker goes to {@code activity} if there is one. */
    void reject(ReservationState reservation, Optional<ActivityState> activity) {
        settled(() -> {
            release(reservation, ReservationStatus.REJECTED);
            activity.ifPresent(next -> moveWorker(reservation.worker, next));
            returnToPending(reservation.task);
        });
    }

    private void timeOut(ReservationState reservation) {
        release(reservation, ReservationStatus.TIMEOUT);
        moveWorker(reservation.worker, workspace.timeoutActivity);
        returnToPending(reservation.task);
    }

    /** A task whose last open reservation failed waits on in its target, or goes on if the target's time is over. */
    private void returnToPending(TaskState task) {
        if (task.status != TaskStatus.RESERVED
                || task.reservations.stream().anyMatch(r -> r.status == ReservationStatus.PENDING)) {
            return;
        }
        task.status = TaskStatus.PENDING;
        task.touch(clock.now());
        double age = task.age(clock.now());
        boolean over =
                task.step.endAge().isPresent() && age >= task.step.endAge().getAsInt();
        if (task.assignments >= MAX_ASSIGNMENTS) {
            cancel(task, TOO_MANY_ASSIGNMENTS);
        } else if (over) {
            leaveTarget(task);
        } else {
            startWaiting(task);
        }
    }

    private void endPending(TaskState task, ReservationStatus status) {
        task.reservations.stream()
                .filter(r -> r.status == ReservationStatus.PENDING)
                .toList()
                .forEach(r -> release(r, status));
    }

    /** Ends a live reservation and frees its worker. */
    private void release(ReservationState reservation, ReservationStatus status) {
        WorkerChannelState channel = reservation.workerChannel;
        if (reservation.status == ReservationStatus.ACCEPTED) {
            channel.assigned--;
        }
        move(reservation, status);
        channel.load--;
        settlement.freed(reservation.worker);
        journal.reservation(reservation);
    }

    private void move(ReservationState reservation, ReservationStatus status) {
        reservation.timeoutAlarm.cancel();
        reservation.status = status;
        reservation.updated = clock.now();
        reservation.version++;
    }

    // ---- work and its end

    /** Wraps an assigned task up. */
    void wrap(TaskState task, Optional<String> reason) {
        accepted(task).ifPresent(reservation -> {
            reservation.workerChannel.assigned--;
            move(reservation, ReservationStatus.WRAPPING);
        });
        task.status = TaskStatus.WRAPPING;
        task.reason = reason.or(() -> task.reason);
        task.touch(clock.now());
        accepted(task).ifPresent(journal::reservation);
        journal.task(Event.TaskEvent.Type.WRAPUP, task);
    }

    /** Completes an assigned or wrapping task. */
    void complete(TaskState task, Optional<String> reason) {
        settled(() -> {
            task.status = TaskStatus.COMPLETED;
            task.reason = reason.or(() -> task.reason);
            task.touch(clock.now());
            journal.task(Event.TaskEvent.Type.COMPLETED, task);
            accepted(task).ifPresent(reservation -> {
                release(reservation, ReservationStatus.COMPLETED);
                takeUpPostWorkActivity(reservation);
            });
            keepForAWhile(task);
        });
    }

    /** An activity that has been deleted meanwhile is none to go to. */
    private void takeUpPostWorkActivity(ReservationState reservation) {
        reservation
                .postWorkActivity
                .filter(activity -> directory.activities.containsKey(activity.sid))
                .ifPresent(activity -> moveWorker(reservation.worker, activity));
    }

    /** Cancels a task that nobody has accepted. */
    void cancel(TaskState task, Optional<String> reason) {
        settled(() -> cancel(task, reason.orElse("")));
    }

    private void cancel(TaskState task, String reason) {
        stopWaiting(task);
        task.status = TaskStatus.CANCELED;
        task.reason = Optional.of(reason).filter(text -> !text.isEmpty());
        task.touch(clock.now());
        journal.task(Event.TaskEvent.Type.CANCELED, task);
        endPending(task, ReservationStatus.CANCELED);
        keepForAWhile(task);
    }

    /** Removes a task in whatever state; its worker is free again. */
    void delete(TaskState task) {
        settled(() -> {
            stopWaiting(task);
            task.lifeAlarm.cancel();
            journal.task(Event.TaskEvent.Type.DELETED, task);
            endPending(task, ReservationStatus.CANCELED);
            accepted(task).ifPresent(reservation -> release(reservation, ReservationStatus.COMPLETED));
            if (!task.status.ended()) {
                leaveCounts(task);
            }
            directory.remove(task);
        });
    }

    private void keepForAWhile(TaskState task) {
        leaveCounts(task);
        task.lifeAlarm.cancel();
        task.lifeAlarm = clock.at(clock.now() + KEPT, () -> directory.remove(task));
    }

    private static void leaveCounts(TaskState task) {
        task.workflow.liveTasks--;
        if (task.queue != null) {
            task.queue.liveTasks--;
        }
    }

    private static Optional<ReservationState> accepted(TaskState task) {
        return task.reservations.stream()
                .filter(r -> r.status == ReservationStatus.ACCEPTED || r.status == ReservationStatus.WRAPPING)
                .findFirst();
    }

    // ---- workers

    /** Runs {@code change} on a worker's activity, channels or memberships, and offers it what it may take then. */
    void change(WorkerState worker, Runnable change) {
        settled(() -> {
            matching.withdraw(worker);
            change.run();
            settlement.freed(worker);
        });
    }

    /** The same change for many workers; all of them are changed before any is offered work. */
    void changeAll(Collection<WorkerState> workers, Consumer<WorkerState> change) {
        settled(() -> workers.forEach(worker -> change(worker, () -> change.accept(worker))));
    }

    /** Moves a worker to another activity. */
    void moveWorker(WorkerState worker, ActivityState next) {
        ActivityState previous = worker.activity;
        if (next == previous) {
            return;
        }
        settled(() -> {
            matching.withdraw(worker);
            worker.activity = next;
            worker.statusChanged = clock.now();
            if (next.available && !previous.available) {
                worker.idleSince = clock.now();
            }
            worker.touch(clock.now());
            reviewQueuesThatReadState(worker);
            settlement.freed(worker);
            journal.workerActivity(worker, previous);
        });
    }

    /** Rejects everything that is still only offered to {@code worker}. */
    void rejectPending(WorkerState worker) {
        settled(() -> {
            List<ReservationState> pending = worker.reservations.values().stream()
                    .filter(r -> r.status == ReservationStatus.PENDING)
                    .toList();
            pending.forEach(r -> release(r, ReservationStatus.REJECTED));
            pending.forEach(r -> returnToPending(r.task));
        });
    }

    /** Recomputes which queues a withdrawn worker serves, where that depends on more than its attributes. */
    void reviewQueuesThatReadState(WorkerState worker) {
        directory.queues.values().stream()
                .filter(TaskQueueState::readsWorkerState)
                .forEach(queue -> matching.review(worker, queue));
    }

    private void settled(Runnable step) {
        settlement.run(step);
    }

    private void offerWork(WorkerState worker) {
        Optional<TaskState> task = matching.taskFor(worker);
        while (task.isPresent()) {
            reserve(task.get(), matching.workersFor(task.get()));
            task = matching.taskFor(worker);
        }
    }
}
