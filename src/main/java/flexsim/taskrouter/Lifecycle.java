package flexsim.taskrouter;

import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Takes tasks and reservations through their lives: workflow, waiting, reservation, work, end. Every public step leaves
 * the workspace settled, that is with no task waiting for which a free worker is eligible.
 *
 * <p>Source of the rules: Twilio, "Lifecycle of a task", "Reservation resource", "Workflow timeout evaluation".
 */
final class Lifecycle implements Passage.Ends {
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

    /** Seconds that a reservation is open where no workflow says it. */
    private static final int RESERVATION_TIMEOUT = 120;

    private final Directory directory;
    private final Matching matching;
    private final Journal journal;
    private final Scheduler clock;
    private final WorkspaceState workspace;
    private final Settlement settlement;
    private final Staffing staffing;
    private final Passage passage;

    Lifecycle(Directory directory, Matching matching, Journal journal, Scheduler clock, WorkspaceState workspace) {
        this.directory = directory;
        this.matching = matching;
        this.journal = journal;
        this.clock = clock;
        this.workspace = workspace;
        this.settlement = new Settlement(matching, this::offerWork);
        this.staffing = new Staffing(directory, matching, settlement, journal, clock);
        this.passage = new Passage(directory, settlement, journal, clock, matching::compare, this);
    }

    Staffing staffing() {
        return staffing;
    }

    // ---- tasks on their way to a worker

    /** Begins a new task's life. */
    void begin(TaskState task) {
        directory.liveTasks.add(task);
        task.workflow.ifPresent(workflow -> workflow.liveTasks++);
        journal.task(Event.TaskEvent.Type.CREATED, task);
        liveUntil(task, task.created + task.timeout * Micros.PER_SECOND);
        settled(() -> passage.begin(task));
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
        settled(() -> {
            pending.forEach(passage::stopWaiting);
            pending.forEach(passage::drive);
        });
    }

    /**
     * Runs {@code change} on a task. One that is pending gets its new place in the line, or, if {@code change} says that
     * the task is to be evaluated anew, goes through its workflow; one that is reserved does so as in
     * {@link #redriveAll}.
     */
    void change(TaskState task, BooleanSupplier change) {
        settled(() -> {
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
        List<WorkerChannelState> workers = matching.workersFor(task);
        if (workers.isEmpty()) {
            return false;
        }
        task.status = TaskStatus.RESERVED;
        task.assignments++;
        task.touch(clock.now());
        workers.forEach(channel -> reserve(task, channel));
        return true;
    }

    private void reserve(TaskState task, WorkerChannelState channel) {
        ReservationState reservation = new ReservationState(directory.newSid("WR"), task, channel, clock.now());
        directory.reservations.put(reservation.sid, reservation);
        task.reservations.add(reservation);
        channel.worker.reservations.put(reservation.sid, reservation);
        staffing.reserved(channel);
        int timeout = task.workflow.map(workflow -> workflow.reservationTimeout).orElse(RESERVATION_TIMEOUT);
        openUntil(reservation, clock.now() + timeout * Micros.PER_SECOND);
        journal.reservation(reservation);
        followWork(reservation, queue -> queue.reservationActivity);
    }

    /** Without multitasking a worker's activity follows its work. */
    private void followWork(ReservationState reservation, Function<TaskQueueState, Optional<ActivityState>> activity) {
        if (!workspace.multiTaskEnabled) {
            Optional.ofNullable(reservation.task.queue)
                    .flatMap(activity)
                    .ifPresent(next -> staffing.move(reservation.worker, next));
        }
    }

    /** Accepts a pending reservation: the task is assigned, reservations of other workers are rescinded. */
    void accept(ReservationState reservation) {
        settled(() -> {
            TaskState task = reservation.task;
            move(reservation, ReservationStatus.ACCEPTED);
            staffing.accepted(reservation.workerChannel);
            task.lifeAlarm.cancel();
            liveUntil(task, clock.now() + LONGEST_ASSIGNMENT);
            task.status = TaskStatus.ASSIGNED;
            task.touch(clock.now());
            journal.reservation(reservation);
            endPending(task, ReservationStatus.RESCINDED);
            followWork(reservation, queue -> queue.assignmentActivity);
        });
    }

    /** Rejects a pending reservation; the worker goes to {@code activity} if there is one. */
    void reject(ReservationState reservation, Optional<ActivityState> activity) {
        settled(() -> {
            release(reservation, ReservationStatus.REJECTED);
            activity.ifPresent(next -> staffing.move(reservation.worker, next));
            returnToPending(reservation.task);
        });
    }

    private void timeOut(ReservationState reservation) {
        release(reservation, ReservationStatus.TIMEOUT);
        staffing.move(reservation.worker, workspace.timeoutActivity);
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
        if (task.assignments >= MAX_ASSIGNMENTS) {
            cancel(task, TOO_MANY_ASSIGNMENTS);
        } else {
            passage.resume(task);
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
        boolean accepted = reservation.status == ReservationStatus.ACCEPTED;
        move(reservation, status);
        staffing.released(reservation.workerChannel, accepted);
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
        settled(() -> {
            Optional<ReservationState> reservation = accepted(task);
            reservation.ifPresent(r -> move(r, ReservationStatus.WRAPPING));
            task.lifeAlarm.cancel();
            task.status = TaskStatus.WRAPPING;
            task.reason = reason.or(() -> task.reason);
            task.touch(clock.now());
            reservation.ifPresent(journal::reservation);
            journal.task(Event.TaskEvent.Type.WRAPUP, task);
            reservation.ifPresent(r -> staffing.wrapped(r.workerChannel));
        });
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
                .ifPresent(activity -> staffing.move(reservation.worker, activity));
    }

    /** Cancels a task that nobody has accepted. */
    void cancel(TaskState task, Optional<String> reason) {
        settled(() -> cancel(task, reason.orElse("")));
    }

    @Override
    public void cancel(TaskState task, String reason) {
        passage.stopWaiting(task);
        task.status = TaskStatus.CANCELED;
        task.reason = Optional.of(reason).filter(text -> !text.isEmpty());
        task.touch(clock.now());
        journal.task(Event.TaskEvent.Type.CANCELED, task);
        endPending(task, ReservationStatus.CANCELED);
        keepForAWhile(task);
    }

    /** Removes a task in whatever state; its worker is free again. */
    void delete(TaskState task) {
        remove(task, Event.TaskEvent.Type.DELETED);
    }

    private void remove(TaskState task, Event.TaskEvent.Type how) {
        settled(() -> {
            passage.stopWaiting(task);
            task.lifeAlarm.cancel();
            journal.task(how, task);
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
        liveUntil(task, clock.now() + KEPT);
    }

    /** How it ends at {@code due} depends on how far it has come by then. */
    void liveUntil(TaskState task, long due) {
        task.lifeAlarm = clock.at(due, () -> {
            if (task.status.ended()) {
                directory.remove(task);
            } else if (task.status == TaskStatus.ASSIGNED) {
                remove(task, Event.TaskEvent.Type.SYSTEM_DELETED);
            } else {
                settled(() -> cancel(task, TTL_EXCEEDED));
            }
        });
    }

    void openUntil(ReservationState reservation, long due) {
        reservation.timeoutAlarm = clock.at(due, () -> settled(() -> timeOut(reservation)));
    }

    void inTargetUntil(TaskState task, long due) {
        passage.stayUntil(task, due);
    }

    private void leaveCounts(TaskState task) {
        directory.liveTasks.remove(task);
        task.workflow.ifPresent(workflow -> workflow.liveTasks--);
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

    private void settled(Runnable step) {
        settlement.run(step);
    }

    private void offerWork(WorkerState worker) {
        Optional<TaskState> task = matching.taskFor(worker);
        while (task.isPresent()) {
            passage.stopWaiting(task.get());
            reserve(task.get());
            task = matching.taskFor(worker);
        }
    }
}
