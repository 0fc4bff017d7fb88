package flexsim.deploy;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Occurrence;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Task;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChannel;
import flexsim.workspace.WorkerDraft;
import flexsim.workspace.Workflow;
import flexsim.workspace.WorkflowDraft;
import flexsim.workspace.WorkspaceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever a workspace holds, what is not the brand's is after deploy and cleansim what it was before. */
class ForeignThingsTest {
    private record Foreigners(
            Map<String, String> workers, Map<String, String> queues, Set<String> routed, List<String> tasks) {}

    private record Everything(
            List<Worker> workers,
            Map<String, Map<String, WorkerChannel>> channels,
            List<TaskQueue> queues,
            List<Workflow> workflows,
            List<Task> tasks) {
        static Everything of(InMemoryWorkspace workspace) {
            Map<String, Map<String, WorkerChannel>> channels = new LinkedHashMap<>();
            workspace.workers().forEach(w -> channels.put(w.sid(), Map.copyOf(workspace.workerChannels.get(w.sid()))));
            return new Everything(
                    workspace.workers(),
                    channels,
                    workspace.taskQueues(),
                    workspace.workflows(),
                    List.copyOf(workspace.tasks.values()));
        }
    }

    @Property(tries = 300)
    @StatisticsReport(OFF)
    void deploy_and_cleansim_leave_a_workspace_as_it_was(@ForAll("foreigners") Foreigners foreigners) {
        InMemoryWorkspace workspace = holding(foreigners);
        Everything before = Everything.of(workspace);
        boolean inTheWay = foreigners.workers().containsKey("Ann")
                || Floor.QUEUES.stream()
                        .anyMatch(queue -> foreigners.queues().containsKey(queue)
                                && !foreigners.queues().get(queue).equals(Floor.target(queue)));

        Occurrence.isUsual(
                "deployed beside something", inTheWay || before.tasks().isEmpty() ? 0 : 1);
        assertEquals(!inTheWay, deploys(workspace));
        if (inTheWay) {
            assertEquals(before, Everything.of(workspace));
            return;
        }
        Everything deployed = Everything.of(workspace);
        assertTrue(deployed.workers().containsAll(before.workers()));
        assertTrue(deployed.queues().containsAll(before.queues()));
        assertTrue(deployed.workflows().containsAll(before.workflows()));
        assertEquals(List.of(), Floor.deploy(workspace, Floor.configuration()).done());

        assertTrue(Floor.clean(workspace, CleanupScope.ALL).complete());
        assertEquals(before, Everything.of(workspace));
    }

    private static boolean deploys(InMemoryWorkspace workspace) {
        try {
            Floor.deploy(workspace, Floor.configuration());
            return true;
        } catch (WorkspaceException refused) {
            assertEquals(WorkspaceException.Kind.REFUSED, refused.kind());
            return false;
        }
    }

    private static InMemoryWorkspace holding(Foreigners foreigners) {
        InMemoryWorkspace workspace = new InMemoryWorkspace();
        foreigners
                .workers()
                .forEach((name, attributes) ->
                        workspace.createWorker(new WorkerDraft(name, attributes, Optional.empty())));
        foreigners.queues().forEach(workspace::createTaskQueue);
        for (TaskQueue queue : workspace.taskQueues()) {
            if (foreigners.routed().contains(queue.friendlyName())) {
                workspace.createWorkflow(new WorkflowDraft(
                        "Their " + queue.friendlyName(),
                        RoutingDocument.allTo(queue.sid()).text(),
                        Optional.empty()));
            }
        }
        foreigners
                .tasks()
                .forEach(attributes -> workspace.addTask(attributes, AssignmentStatus.PENDING, Optional.empty()));
        return workspace;
    }

    @Provide
    Arbitrary<Foreigners> foreigners() {
        Arbitrary<String> attributes = Arbitraries.of(
                "{}", "not JSON", "{\"flexsim\":\"Other\"}", "[\"Acme\"]", "{\"a\":{\"flexsim\":\"Acme\"}}");
        Arbitrary<String> workers = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(1, "Ann"),
                net.jqwik.api.Tuple.of(5, "Zoe"),
                net.jqwik.api.Tuple.of(5, "Yan"),
                net.jqwik.api.Tuple.of(5, "Xia"));
        Arbitrary<String> queues = Arbitraries.of("sales", "support", "theirs", "also theirs");
        Arbitrary<String> targets = Arbitraries.of(Floor.target("sales"), Floor.target("support"));
        return Combinators.combine(
                        Arbitraries.maps(workers, attributes).ofMaxSize(3),
                        Arbitraries.maps(queues, targets).ofMaxSize(3),
                        queues.set().ofMaxSize(2),
                        attributes.list().ofMaxSize(4))
                .as(Foreigners::new);
    }
}
