package flexsim.taskrouter;

import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.CallView.Direction;
import flexsim.taskrouter.model.CallView.Status;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import java.util.Optional;

/**
 * A call as the engine holds it. No telephone rings: a call to a worker stays queued for as long as its reservation asks
 * for it and is canceled then; a customer's call goes on until the task's work is over.
 */
final class CallState {
    final String sid;
    final Direction direction;
    final Optional<String> from;
    final Optional<String> to;
    final TaskState task;
    final long created;
    /** Whose instruction made it; absent for the customer's own call. */
    final Optional<ReservationState> reservation;

    Optional<WorkerState> worker = Optional.empty();
    Optional<CallState> parent = Optional.empty();
    Optional<ConferenceState> conference = Optional.empty();

    CallState(
            String sid,
            Direction direction,
            Optional<String> from,
            Optional<String> to,
            TaskState task,
            Optional<ReservationState> reservation,
            long now) {
        this.sid = sid;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.task = task;
        this.reservation = reservation;
        this.created = now;
    }

    /** The call that made the task. */
    static CallState ofCustomer(String sid, Optional<String> from, Optional<String> to, TaskState task, long now) {
        return new CallState(sid, Direction.INBOUND, from, to, task, Optional.empty(), now);
    }

    /** A call that an instruction makes. */
    static CallState outbound(
            String sid, Direction direction, Optional<String> from, String to, ReservationState reservation, long now) {
        return new CallState(sid, direction, from, Optional.of(to), reservation.task, Optional.of(reservation), now);
    }

    boolean over() {
        return reservation
                .map(r -> r.status() != ReservationStatus.PENDING && r.status() != ReservationStatus.ACCEPTED)
                .orElseGet(() ->
                        task.status() == TaskStatus.WRAPPING || task.status().ended());
    }

    long updated() {
        if (!over()) {
            return created;
        }
        return Math.max(created, reservation.map(r -> r.updated()).orElse(task.updated()));
    }

    CallView view() {
        return new CallView(
                sid,
                status(),
                direction,
                from,
                to,
                parent.map(call -> call.sid),
                conference.map(own -> own.sid),
                task.sid(),
                reservation.map(r -> r.sid()),
                worker.map(w -> w.sid),
                created,
                updated());
    }

    private Status status() {
        if (reservation.isPresent()) {
            return over() ? Status.CANCELED : Status.QUEUED;
        }
        return over() ? Status.COMPLETED : Status.IN_PROGRESS;
    }
}
