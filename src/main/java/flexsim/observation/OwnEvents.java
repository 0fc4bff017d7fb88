package flexsim.observation;

import flexsim.config.Brand;
import flexsim.metrics.RoutingEvent;
import flexsim.time.Micros;
import flexsim.workspace.WorkspaceEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The filter for a workspace's events that keeps those of workers and tasks which carry the brand. Nothing of others comes into a
 * report; another's agent who takes one of our tasks appears without a name. Not thread-safe.
 */
final class OwnEvents {
    /** The name under which all agents of others count. */
    static final String FOREIGN_AGENT = "(not ours)";

    private final Brand brand;
    private final Predicate<WorkspaceEvent> ofOurTask;
    private final Predicate<String> available;
    private final Set<String> tasksOfBrand = new HashSet<>();

    private OwnEvents(String brand, Optional<Predicate<String>> tasks, Predicate<String> available) {
        this.brand = new Brand(brand);
        this.available = available;
        this.ofOurTask = tasks.<Predicate<WorkspaceEvent>>map(
                        known -> event -> event.text("task_sid").filter(known).isPresent())
                .orElse(this::isOfBrandsTask);
    }

    /** @param available says of an activity's name whether workers in it are available */
    static OwnEvents ofBrand(String brand, Predicate<String> available) {
        return new OwnEvents(brand, Optional.empty(), available);
    }

    /** Of all tasks only those whose SID is {@code known} by the time of asking. */
    static OwnEvents ofTasks(Predicate<String> known, String brand, Predicate<String> available) {
        return new OwnEvents(brand, Optional.of(known), available);
    }

    /** {@code event} as a report needs it; empty when it does not. May be asked again about the same event. */
    Optional<RoutingEvent> pick(WorkspaceEvent event) {
        return RoutingEvents.of(event.type(), Micros.of(event.at()), event.data(), available)
                .flatMap(routing ->
                        routing instanceof RoutingEvent.OfWorker ? ofWorker(event, routing) : ofTask(event, routing));
    }

    /** Whether it is of one of our tasks, or of one of our workers, whosever the task is. */
    boolean concerns(WorkspaceEvent event) {
        return ofOurTask.test(event) || carriesBrand(event, "worker_attributes");
    }

    private Optional<RoutingEvent> ofWorker(WorkspaceEvent event, RoutingEvent routing) {
        return carriesBrand(event, "worker_attributes") ? Optional.of(routing) : Optional.empty();
    }

    private Optional<RoutingEvent> ofTask(WorkspaceEvent event, RoutingEvent routing) {
        if (!ofOurTask.test(event)) {
            return Optional.empty();
        }
        boolean foreign = routing instanceof RoutingEvent.OfReservation && !carriesBrand(event, "worker_attributes");
        return Optional.of(foreign ? withoutName((RoutingEvent.OfReservation) routing) : routing);
    }

    private static RoutingEvent withoutName(RoutingEvent.OfReservation reservation) {
        return new RoutingEvent.OfReservation(
                reservation.type(), reservation.at(), reservation.reservation(), reservation.task(), FOREIGN_AGENT);
    }

    /** Attributes may change, and with them the brand; a task that was ours stays ours. */
    private boolean isOfBrandsTask(WorkspaceEvent event) {
        String sid = event.text("task_sid").orElse("");
        if (!tasksOfBrand.contains(sid) && carriesBrand(event, "task_attributes")) {
            tasksOfBrand.add(sid);
        }
        return tasksOfBrand.contains(sid);
    }

    private boolean carriesBrand(WorkspaceEvent event, String attributes) {
        return event.text(attributes).filter(this::carriesBrand).isPresent();
    }

    boolean carriesBrand(String attributes) {
        return brand.isIn(attributes);
    }
}
