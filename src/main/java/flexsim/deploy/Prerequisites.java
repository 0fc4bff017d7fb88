package flexsim.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.config.Configuration;
import flexsim.config.QueueEntry;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.domain.InputException;
import flexsim.domain.ValidationError;
import flexsim.workspace.Activity;
import flexsim.workspace.TaskChannel;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold before a deployment changes anything. */
record Prerequisites(Configuration configuration, WorkspaceSnapshot snapshot, Ownership ownership) {
    static final String OFFLINE = "Offline";
    static final String AVAILABLE = "Available";

    void check() {
        checkRoutes();
        checkPresent();
        checkNotInTheWay();
    }

    private void checkRoutes() {
        Set<String> known = new HashSet<>(Set.of(Ownership.EVERYONE));
        configuration.queues().forEach(queue -> known.add(queue.friendlyName()));
        List<ValidationError> errors = new RoutingDocument(
                        configuration.workflow().configuration())
                .queues().stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> new ValidationError(
                                "workflow.json", "", "routes to queue '" + name + "', which queues.json does not have"))
                        .toList();
        if (!errors.isEmpty()) {
            throw new InputException(errors);
        }
    }

    private void checkPresent() {
        Set<String> channels =
                snapshot.taskChannels().stream().map(TaskChannel::uniqueName).collect(Collectors.toSet());
        Set<String> activities =
                snapshot.activities().stream().map(Activity::friendlyName).collect(Collectors.toSet());
        Set<String> queues =
                snapshot.queues().stream().map(TaskQueue::friendlyName).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        name("TaskChannel", neededChannels(), channels, missing);
        name("Activity", neededActivities(), activities, missing);
        name("TaskQueue", Set.of(Ownership.EVERYONE), queues, missing);
        if (!missing.isEmpty()) {
            throw refused("the workspace lacks " + String.join(", ", missing)
                    + ": create them in the Twilio Console (TaskRouter), then deploy again; nothing has been changed");
        }
    }

    private static void name(String kind, Collection<String> needed, Set<String> present, List<String> missing) {
        needed.stream()
                .filter(name -> !present.contains(name))
                .map(name -> kind + " '" + name + "'")
                .forEach(missing::add);
    }

    private Set<String> neededChannels() {
        return configuration.workers().stream()
                .flatMap(worker -> worker.channelCaps().stream())
                .map(ChannelCapacity::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> neededActivities() {
        Set<String> needed = new LinkedHashSet<>(List.of(OFFLINE, AVAILABLE));
        configuration.metadata().dimension("activity").stream()
                .flatMap(activity -> activity.options().values().stream().flatMap(List::stream))
                .map(JsonNode::asText)
                .forEach(needed::add);
        return needed;
    }

    private void checkNotInTheWay() {
        List<String> conflicts = Stream.of(foreignWorkers(), foreignQueues(), twinWorkflows())
                .flatMap(found -> found)
                .toList();
        if (!conflicts.isEmpty()) {
            throw refused(String.join("; ", conflicts) + "; nothing has been changed");
        }
    }

    private Stream<String> foreignWorkers() {
        Set<String> configured = WorkerPlan.names(configuration);
        return snapshot.workers().stream()
                .filter(worker -> configured.contains(WorkerPlan.key(worker.friendlyName())) && !ownership.owns(worker))
                .map(Worker::friendlyName)
                .map(name -> "Worker '" + name + "' is there and does not belong to brand '" + ownership.brand()
                        + "': rename or remove it, or use another brand");
    }

    private Stream<String> foreignQueues() {
        return configuration.queues().stream().flatMap(this::conflict);
    }

    private Stream<String> conflict(QueueEntry configured) {
        return snapshot.queue(configured.friendlyName()).stream()
                .filter(found -> !ownership.owns(found, snapshot.workflows()))
                .filter(found -> !found.targetWorkers().equals(configured.targetWorkers()))
                .map(found -> "TaskQueue '" + found.friendlyName() + "' is there for '" + found.targetWorkers()
                        + "' instead of '" + configured.targetWorkers() + "' and does not belong to brand '"
                        + ownership.brand() + "': rename or remove it");
    }

    private Stream<String> twinWorkflows() {
        long count = snapshot.workflows().stream().filter(ownership::owns).count();
        return count < 2
                ? Stream.empty()
                : Stream.of("there are " + count + " Workflows '" + ownership.workflowName() + "': remove all but one");
    }

    private static WorkspaceException refused(String message) {
        return new WorkspaceException(WorkspaceException.Kind.REFUSED, 0, 0, message);
    }
}
