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
 * Picks from a workspace's events those that are ours: of workers and tasks that carry the brand in their attributes. Of
 * anybody else's nothing comes into a report; a stranger who takes one of our tasks does so without a name. Not thread-safe.
 */
final class OwnEvents {
    /** Who answers for all agents that are not ours. */
    static final String STRANGER = "(not ours)";

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

    /** @param available tells from an activity's name whether who is in it is available */
    static OwnEvents ofBrand(String brand, Predicate<String> available) {
        return new OwnEvents(brand, Optional.empty(), available);
    }

    /** Of all tasks only those whose SID is {@code known} by the time of asking. */
    static OwnEvents ofTasks(Predicate<String> known, String brand, Predicate<String> available) {
        return new OwnEvents(brand, Optional.of(known), available);
    }

    /** What a report needs to know of {@code event}; empty when that is nothing. The same event may be asked about again. */
    Optional<RoutingEvent> pick(WorkspaceEvent event) {
        return RoutingEvents.of(event.type(), Micros.of(event.at()), event.data(), available)
                .flatMap(told -> told instanceof RoutingEvent.OfWorker ? ofWorker(event, told) : ofTask(event, told));
    }

    /** Whether it is of one of our tasks, or of one of our workers, whosever the task is. */
    boolean concerns(WorkspaceEvent event) {
        return ofOurTask.test(event) || carriesBrand(event, "worker_attributes");
    }

    private Optional<RoutingEvent> ofWorker(WorkspaceEvent event, RoutingEvent told) {
        return carriesBrand(event, "worker_attributes") ? Optional.of(told) : Optional.empty();
    }

    private Optional<RoutingEvent> ofTask(WorkspaceEvent event, RoutingEvent told) {
        if (!ofOurTask.test(event)) {
            return Optional.empty();
        }
        boolean strange = told instanceof RoutingEvent.OfReservation && !carriesBrand(event, "worker_attributes");
        return Optional.of(strange ? withoutName((RoutingEvent.OfReservation) told) : told);
    }

    private static RoutingEvent withoutName(RoutingEvent.OfReservation told) {
        return new RoutingEvent.OfReservation(told.type(), told.at(), told.reservation(), told.task(), STRANGER);
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
