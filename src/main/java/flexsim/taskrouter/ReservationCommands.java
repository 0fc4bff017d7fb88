package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import java.util.Optional;

/** The commands that move reservations. */
final class ReservationCommands {
    private final WorkspaceRegistry registry;
    private final ReservationLifecycle lifecycle;
    private final TaskLifecycle tasks;

    ReservationCommands(WorkspaceRegistry registry, ReservationLifecycle lifecycle, TaskLifecycle tasks) {
        this.registry = registry;
        this.lifecycle = lifecycle;
        this.tasks = tasks;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.UpdateReservation.class, this::update, command -> registry.reservation(command.sid())
                .version());
    }

    private String update(Command.UpdateReservation command) throws RefusedException {
        ReservationState reservation = registry.reservation(command.sid());
        Optional<ActivityState> activity = registry.activityParameter("WorkerActivitySid", command.activitySid());
        if (activity.isPresent() && command.status() != ReservationStatus.REJECTED) {
            throw RefusedException.invalid("WorkerActivitySid goes with a rejection only");
        }
        requireTransition(reservation, command.status());
        switch (command.status()) {
            case ACCEPTED -> lifecycle.accept(reservation);
            case REJECTED -> lifecycle.reject(reservation, activity);
            case WRAPPING -> tasks.wrap(reservation.task, Optional.empty());
            case COMPLETED -> tasks.complete(reservation.task, Optional.empty());
            case PENDING, TIMEOUT, CANCELED, RESCINDED ->
                throw new IllegalStateException(command.status().wireName());
        }
        return reservation.sid();
    }

    private static void requireTransition(ReservationState reservation, ReservationStatus next)
            throws RefusedException {
        if (reservation.status().mayBecome(next)) {
            return;
        }
        String refused = "Reservation " + reservation.sid() + " is "
                + reservation.status().wireName() + " and cannot become " + next.wireName() + ".";
        throw reservation.status() == ReservationStatus.RESCINDED
                ? RefusedException.gone(refused)
                : RefusedException.illegalState(refused);
    }
}
