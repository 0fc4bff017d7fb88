package flexsim.taskrouter;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.time.Micros;
import flexsim.time.Timetable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes tasks and reservations through their lives: workflow, waiting, reservation, work, end. Every public step leaves
 * the workspace settled, that is with no task waiting for which a free worker is eligible.
 *
 * <p>Source of the rules: Twilio, "Lifecycle of a task", "Reservation resource", "Workflow timeout evaluation".
 */
final class Lifecycle implements WorkflowRunner.Ends, Dispatch.Offers {
    /** A task that has ended is kept this long. */
    private static final long KEPT = 300 * Micros.PER_SECOND;

    /** How often a task may go from pending to reserved. */
    private static final int MAX_ASSIGNMENTS = 1_000;

    static final String TTL_EXCEEDED = "Task TTL Exceeded";
    static final String WORKFLOW_TIMED_OUT = "Workflow timed out";
    static final String WORKFLOW_SKIPPED = "Workflow skipped";
    static final String UNMATCHED = "No workflow filter matched and there is no default filter";
    static final String TOO_MANY_ASSIGNMENTS = "Max assignment count exceeded";

    /** How long a task may be assigned. */
    private static final long LONGEST_ASSIGNMENT = 86_400 * Micros.PER_SECOND;

    private final WorkspaceRegistry directory;
    private final Matching matching;
    private final EventRecorder journal;
    private final Timetable clock;
    private final WorkspaceState workspace;
    private final Dispatch settlement;
    private final WorkerAvailability staffing;
    private final Reservations reserving;
    private final WorkflowRunner passage;

    Lifecycle(
            WorkspaceRegistry directory,
            Matching matching,
            EventRecorder journal,
            Timetable clock,
            WorkspaceState workspace) {
        this.directory = directory;
        this.matching = matching;
        this.journal = journal;
        this.clock = clock;
        this.workspace = workspace;
        this.settlement = new Dispatch(matching, this);
        this.staffing = new WorkerAvailability(directory, matching, settlement, journal, clock);
        this.reserving = new Reservations(directory, matching, staffing, journal, clock, workspace);
        this.passage = new WorkflowRunner(directory, settlement, journal, clock, matching::compare, this);
    }

    WorkerAvailability staffing() {
        return staffing;
    }

    /** Forgets a step that has failed, so that the next is one of its own. */
    void startAnew() {
        settlement.startAnew();
    }

    // ---- tasks on their way to a worker

    /** Begins a new task's life. */
    void begin(TaskState task) {
        if (task.listed) {
            directory.list(task);
        }
        if (task.workflow.isPresent()) {
            task.workflow.get().liveTasks++;
        }
        journal.task(Event.TaskEvent.Type.CREATED, task);
        liveFor(task, task.timeout * Micros.PER_SECOND);
        settlement.begin();
        passage.begin(task);
        settlement.end();
    }

    /**
     * Sends tasks through their workflows anew, those that are reserved as soon as their reservations have failed. The
     * first in order has the first choice of the free workers.
     */
    void redriveAll(Collection<TaskState> tasks) {
        List<TaskState> pending = tasks.stream()
                .filter(task -> task.workflow.isPresent() && task.status == TaskStatus.PENDING)
                .sorted(WaitingLine.FIFO)
                .toList();
        tasks.stream().filter(task -> task.status == TaskStatus.RESERVED).forEach(task -> task.stale = true);
        settlement.run(() -> {
            pending.forEach(passage::stopWaiting);
            passage.driveTogether(pending);
        });
    }

    /**
     * Runs {@code change} on a task. One that is pending gets its new place in the line, or, if {@code change} says that
     * the task is to be evaluated anew, goes through its workflow; one that is reserved does so as in
     * {@link #redriveAll}.
     */
    void change(TaskState task, BooleanSupplier change) {
        settlement.run(() -> {
            passage.stopWaiting(task);
            boolean anew = change.getAsBoolean();
            if (anew) {
                redriveAll(List.of(task));
            }
            if (task.status == TaskStatus.PENDING && task.room == null) {
                passage.await(task);
            }
        });
    }

    // ---- reservations

    @Override
    public boolean reserve(TaskState task) {
        return reserving.reserve(task);
    }

    /** Accepts a pending reservation: the task is assigned, reservations of other workers are rescinded. */
    void accept(ReservationState reservation) {
        settlement.begin();
        TaskState task = reservation.task;
        reserving.move(reservation, ReservationStatus.ACCEPTED);
        staffing.accepted(reservation.workerChannel);
        liveFor(task, LONGEST_ASSIGNMENT);
        task.status = TaskStatus.ASSIGNED;
        task.touch(clock.now());
        reserving.accept(reservation);
        settlement.end();
    }

    /** Rejects a pending reservation; the worker goes to {@code activity} if there is one. */
    void reject(ReservationState reservation, Optional<ActivityState> activity) {
        settlement.begin();
        reserving.release(reservation, ReservationStatus.REJECTED);
        activity.ifPresent(next -> staffing.move(reservation.worker, next));
        returnToPending(reservation.task);
        settlement.end();
    }

    /** The reservation has been open too long. */
    void timeOut(ReservationState reservation) {
        settlement.begin();
        reserving.release(reservation, ReservationStatus.TIMEOUT);
        staffing.move(reservation.worker, workspace.timeoutActivity);
        returnToPending(reservation.task);
        settlement.end();
    }

    /** A task whose last open reservation failed waits on in its target, or goes on if the target's time is over. */
    private void returnToPending(TaskState task) {
        if (task.status != TaskStatus.RESERVED || task.hasPendingReservation()) {
            return;
        }
        task.status = TaskStatus.PENDING;
        task.touch(clock.now());
        if (task.assignments >= MAX_ASSIGNMENTS) {
            cancel(task, TOO_MANY_ASSIGNMENTS);
        } else {
            passage.resume(task);
        }
    }

    // ---- work and its end

    /** Wraps an assigned task up. */
    void wrap(TaskState task, Optional<String> reason) {
        settlement.begin();
        ReservationState reservation = task.work();
        if (reservation != null) {
            reserving.move(reservation, ReservationStatus.WRAPPING);
        }
        clock.cancel(task);
        task.status = TaskStatus.WRAPPING;
        task.giveReason(reason);
        task.touch(clock.now());
        if (reservation != null) {
            journal.reservation(reservation);
        }
        journal.task(Event.TaskEvent.Type.WRAPUP, task);
        if (reservation != null) {
            staffing.wrapped(reservation.workerChannel);
        }
        settlement.end();
    }

    /** Completes an assigned or wrapping task. */
    void complete(TaskState task, Optional<String> reason) {
        settlement.begin();
        task.status = TaskStatus.COMPLETED;
        task.giveReason(reason);
        task.touch(clock.now());
        journal.task(Event.TaskEvent.Type.COMPLETED, task);
        ReservationState reservation = task.work();
        if (reservation != null) {
            reserving.release(reservation, ReservationStatus.COMPLETED);
            takeUpPostWorkActivity(reservation);
        }
        keepForAWhile(task);
        settlement.end();
    }

    /** An activity that has been deleted meanwhile is none to go to. */
    private void takeUpPostWorkActivity(ReservationState reservation) {
        if (reservation.postWorkActivity.isPresent()) {
            ActivityState next = reservation.postWorkActivity.get();
            if (directory.activities.containsKey(next.sid)) {
                staffing.move(reservation.worker, next);
            }
        }
    }

    /** Cancels a task that nobody has accepted. */
    void cancel(TaskState task, Optional<String> reason) {
        settlement.begin();
        cancel(task, reason.orElse(""));
        settlement.end();
    }

    @Override
    public void cancel(TaskState task, String reason) {
        passage.stopWaiting(task);
        task.status = TaskStatus.CANCELED;
        task.reason = reason.isEmpty() ? Optional.empty() : Optional.of(reason);
        task.touch(clock.now());
        journal.task(Event.TaskEvent.Type.CANCELED, task);
        reserving.endPending(task, ReservationStatus.CANCELED);
        keepForAWhile(task);
    }

    /** Removes a task in whatever state; its worker is free again. */
    void delete(TaskState task) {
        remove(task, Event.TaskEvent.Type.DELETED);
    }

    private void remove(TaskState task, Event.TaskEvent.Type how) {
        settlement.begin();
        passage.stopWaiting(task);
        clock.cancel(task);
        journal.task(how, task);
        reserving.endPending(task, ReservationStatus.CANCELED);
        ReservationState reservation = task.work();
        if (reservation != null) {
            reserving.release(reservation, ReservationStatus.COMPLETED);
        }
        if (!task.status.ended()) {
            leaveCounts(task);
        }
        task.deleted = true;
        directory.remove(task);
        settlement.end();
    }

    /** What nobody can look up need not be kept. */
    private void keepForAWhile(TaskState task) {
        leaveCounts(task);
        clock.cancel(task);
        if (task.listed) {
            liveFor(task, KEPT);
        }
    }

    private void liveFor(TaskState task, long micros) {
        task.keeper = this;
        clock.reset(task, clock.now() + micros, clock.laneFor(micros));
    }

    /** The task's time is over: how it ends depends on how far it has come. */
    void lifeOver(TaskState task) {
        if (task.status.ended()) {
            directory.remove(task);
        } else if (task.status == TaskStatus.ASSIGNED) {
            remove(task, Event.TaskEvent.Type.SYSTEM_DELETED);
        } else {
            cancel(task, Optional.of(TTL_EXCEEDED));
        }
    }

    private void leaveCounts(TaskState task) {
        if (task.listed) {
            directory.liveTasks.remove(task);
        }
        if (task.workflow.isPresent()) {
            task.workflow.get().liveTasks--;
        }
        if (task.queue != null) {
            task.queue.liveTasks--;
        }
    }

    // ---- as an image has them

    void liveUntil(TaskState task, long due) {
        task.keeper = this;
        clock.set(task, due);
    }

    void openUntil(ReservationState reservation, long due) {
        reservation.task.keeper = this;
        clock.set(reservation, due);
    }

    void takeUpWaiting(TaskState task) {
        passage.takeUpWaiting(task);
    }

    void inTargetUntil(TaskState task, long due) {
        passage.stayUntil(task, due);
    }

    // ---- workers

    /** Rejects everything that is still only offered to {@code worker}. */
    void rejectPending(WorkerState worker) {
        settlement.begin();
        List<ReservationState> pending = worker.pending();
        pending.forEach(reservation -> reserving.release(reservation, ReservationStatus.REJECTED));
        pending.forEach(reservation -> returnToPending(reservation.task));
        settlement.end();
    }

    @Override
    public void offerWork(WorkerState worker) {
        for (TaskState task = matching.taskFor(worker); task != null; task = matching.taskFor(worker)) {
            passage.stopWaiting(task);
            reserving.reserve(task);
        }
    }

    @Override
    public void offerWorkToOnly(WorkerState worker) {
        for (TaskState task = matching.taskFor(worker); task != null; task = matching.taskFor(worker)) {
            passage.stopWaiting(task);
            reserving.reserve(task, worker.channel(task.channel));
        }
    }

    @Override
    public boolean allOffered() {
        return passage.allOffered();
    }
}
