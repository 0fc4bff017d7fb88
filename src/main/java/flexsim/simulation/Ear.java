package flexsim.simulation;

import flexsim.report.ReservationEnd;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.LiveReservation;
import flexsim.taskrouter.LiveTask;
import flexsim.taskrouter.Witness;

/** Hears what the engine does, and passes it on to whom it concerns. */
final class Ear implements Witness {
    private final VirtualCenter center;

    Ear(VirtualCenter center) {
        this.center = center;
    }

    @Override
    public void task(Event.TaskEvent.Type type, LiveTask task) {
        Visit visit = (Visit) task.companion();
        switch (type) {
            case CREATED -> visit.task = task;
            case QUEUE_ENTERED -> center.reception().moved(visit);
            case CANCELED -> center.reception().canceled(visit);
            case SYSTEM_DELETED -> center.reception().removed(visit);
            default -> {
                // Tells nothing more of where the customer is.
            }
        }
    }

    @Override
    public void reservation(LiveReservation reservation) {
        switch (reservation.status()) {
            case PENDING -> {
                center.staff().offered(reservation);
                tell(reservation, ReservationEnd.CREATED);
            }
            case ACCEPTED -> tell(reservation, ReservationEnd.ACCEPTED);
            case REJECTED -> tell(reservation, ReservationEnd.REJECTED);
            case TIMEOUT -> tell(reservation, ReservationEnd.TIMED_OUT);
            case CANCELED -> tell(reservation, ReservationEnd.CANCELED);
            case RESCINDED -> tell(reservation, ReservationEnd.RESCINDED);
            case WRAPPING, COMPLETED -> {
                // Part of the contact.
            }
        }
    }

    private void tell(LiveReservation reservation, ReservationEnd end) {
        Visit visit = (Visit) reservation.task().companion();
        center.intake().reservation(visit.queue(), visit.channel(), end, center.now());
    }

    @Override
    public void activity(int worker, int activity) {
        center.staff().moved(worker, activity);
    }
}
