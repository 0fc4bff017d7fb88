package flexsim.simulation;

import flexsim.metrics.ReservationEnd;
import flexsim.taskrouter.EngineListener;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.TaskHandle;
import flexsim.taskrouter.model.Event;

/** Hears what the engine does, and passes it on to whom it concerns. */
final class CenterListener implements EngineListener {
    private final VirtualCenter center;

    CenterListener(VirtualCenter center) {
        this.center = center;
    }

    @Override
    public void task(Event.TaskEvent.Type type, TaskHandle task) {
        VirtualCustomer visit = (VirtualCustomer) task.companion();
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
    public void reservation(ReservationHandle reservation) {
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

    private void tell(ReservationHandle reservation, ReservationEnd end) {
        VirtualCustomer visit = (VirtualCustomer) reservation.task().companion();
        center.intake().reservation(visit.queue(), visit.channel(), end, center.now());
    }

    @Override
    public void activity(int worker, int activity) {
        center.staff().moved(worker, activity);
    }
}
