package flexsim.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.RoutingEvent;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutingEventsTest {
    @Test
    void events_of_the_events_resource_are_read_by_taskrouters_names() {
        assertEquals(
                Optional.of(new RoutingEvent.OfReservation("reservation.accepted", 5, "WR1", "WT1", "ann")),
                RoutingEvents.of(
                        "reservation.accepted",
                        5,
                        Map.of("reservation_sid", "WR1", "task_sid", "WT1", "worker_name", "ann"),
                        name -> true));
        assertEquals(
                Optional.of(new RoutingEvent.OfWorker("worker.activity.update", 5, "ann", "Available", true)),
                RoutingEvents.of(
                        "worker.activity.update",
                        5,
                        Map.of("worker_name", "ann", "worker_activity_name", "Available"),
                        "Available"::equals));
    }
}
