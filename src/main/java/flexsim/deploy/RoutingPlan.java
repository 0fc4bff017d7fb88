package flexsim.deploy;

import flexsim.config.Configuration;
import flexsim.config.QueueEntry;
import flexsim.domain.InputException;
import flexsim.workspace.AssignmentUrl;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that give the workspace the configuration's queues and Workflow. At every moment each queue of ours is
 * recognisable as ours by the Workflow, which is therefore made first, announces queues before they are made and
 * remembers those to be removed until they are gone.
 */
final class RoutingPlan {
    private final Configuration configuration;
    private final WorkspaceSnapshot snapshot;
    private final Ownership ownership;
    private final Optional<Workflow> present;
    private final String assignmentUrl;

    RoutingPlan(
            Configuration configuration,
            WorkspaceSnapshot snapshot,
            Ownership ownership,
            Optional<AssignmentUrl> assignmentUrl) {
        this.configuration = configuration;
        this.snapshot = snapshot;
        this.ownership = ownership;
        this.present = snapshot.workflows().stream().filter(ownership::owns).findFirst();
        this.assignmentUrl = assignmentUrl
                .map(AssignmentUrl::toString)
                .or(() -> present.flatMap(Workflow::assignmentCallbackUrl))
                .orElseThrow(() -> new InputException(
                        "--assignURL",
                        "",
                        "is missing: give the public URL at which agentsim can be reached (for instance a tunnel's), "
                                + "here or as ASSIGN_URL"));
    }

    /** Workflow and queues as they are to be; nothing is removed yet. */
    List<Step> building() {
        List<String> missing = configuration.queues().stream()
                .map(QueueEntry::friendlyName)
                .filter(name -> snapshot.queue(name).isEmpty())
                .toList();
        List<Step> steps = new ArrayList<>();
        announcement(missing).ifPresent(steps::add);
        configuration.queues().forEach(queue -> step(queue).ifPresent(steps::add));
        if (!missing.isEmpty() || !isConfigured()) {
            steps.add(configure(names(leaving())));
        }
        return steps;
    }

    /** What the configuration no longer has. */
    List<Step> removing() {
        List<Step> steps = new ArrayList<>();
        leaving().forEach(queue -> steps.add(new Step.DeleteQueue(queue.sid(), queue.friendlyName())));
        if (!steps.isEmpty()) {
            steps.add(configure(List.of()));
        }
        return steps;
    }

    private Optional<Step> announcement(List<String> missing) {
        if (present.isEmpty()) {
            return Optional.of(new Step.CreateWorkflow(ownership.workflowName(), assignmentUrl, missing));
        }
        RoutingDocument current = RoutingDocument.parse(present.get().configuration());
        boolean announced = missing.stream().allMatch(name -> current.marks(QueueMark.OWNED, name));
        return announced ? Optional.empty() : Optional.of(new Step.AnnounceQueues(present.get(), missing));
    }

    private Optional<Step> step(QueueEntry configured) {
        Optional<TaskQueue> found = snapshot.queue(configured.friendlyName());
        if (found.isEmpty()) {
            return Optional.of(new Step.CreateQueue(configured.friendlyName(), configured.targetWorkers()));
        }
        return found.filter(queue -> !queue.targetWorkers().equals(configured.targetWorkers()))
                .map(queue -> new Step.UpdateQueue(queue.sid(), queue.friendlyName(), configured.targetWorkers()));
    }

    private boolean isConfigured() {
        return present.filter(workflow -> workflow.assignmentCallbackUrl().equals(Optional.of(assignmentUrl)))
                .filter(workflow -> rules(configure(names(leaving())), sids(snapshot.queues()))
                        .sameMeaning(RoutingDocument.parse(workflow.configuration())))
                .isPresent();
    }

    private Step.ConfigureWorkflow configure(List<String> leaving) {
        List<String> borrowed = configuration.queues().stream()
                .map(QueueEntry::friendlyName)
                .filter(name -> !name.equals(Ownership.EVERYONE))
                .filter(name -> snapshot.queue(name)
                        .filter(queue -> !ownership.owns(queue, snapshot.workflows()))
                        .isPresent())
                .toList();
        List<String> claimed = new ArrayList<>(unrouted());
        claimed.removeAll(borrowed);
        claimed.addAll(leaving);
        return new Step.ConfigureWorkflow(
                ownership.workflowName(), configuration.workflow().configuration(), assignmentUrl, borrowed, claimed);
    }

    private List<String> unrouted() {
        Set<String> routed = new RoutingDocument(configuration.workflow().configuration()).queues();
        return configuration.queues().stream()
                .map(QueueEntry::friendlyName)
                .filter(name -> !name.equals(Ownership.EVERYONE) && !routed.contains(name))
                .toList();
    }

    /** The document that {@code step} asks for, with queues by the SIDs of {@code sids}. */
    static RoutingDocument rules(Step.ConfigureWorkflow step, Map<String, String> sids) {
        String everyone = sids.get(Ownership.EVERYONE);
        return new RoutingDocument(step.rules())
                .withQueues(name -> sids.getOrDefault(name, name))
                .with(QueueMark.BORROWED, step.borrowed(), everyone)
                .with(QueueMark.OWNED, step.claimed(), everyone);
    }

    static Map<String, String> sids(List<TaskQueue> queues) {
        Map<String, String> sids = new HashMap<>();
        queues.forEach(queue -> sids.put(queue.friendlyName(), queue.sid()));
        return sids;
    }

    private List<TaskQueue> leaving() {
        List<String> configured =
                configuration.queues().stream().map(QueueEntry::friendlyName).toList();
        return snapshot.queues().stream()
                .filter(queue -> ownership.owns(queue, snapshot.workflows()))
                .filter(queue -> !configured.contains(queue.friendlyName()))
                .toList();
    }

    private static List<String> names(List<TaskQueue> queues) {
        return queues.stream().map(TaskQueue::friendlyName).toList();
    }
}
