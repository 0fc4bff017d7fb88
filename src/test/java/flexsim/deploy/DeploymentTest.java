package flexsim.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.config.Configuration;
import flexsim.domain.InputException;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerDraft;
import flexsim.workspace.WorkflowChange;
import flexsim.workspace.WorkflowDraft;
import flexsim.workspace.WorkspaceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {
    private final InMemoryWorkspace workspace = new InMemoryWorkspace();

    @Test
    void a_fresh_workspace_gets_workers_with_capacities_queues_and_a_workflow_with_sids() {
        Floor.deploy(workspace, Floor.configuration());

        assertEquals(
                "{\"flexsim\":\"Acme\",\"language\":\"en\",\"level\":1} Offline {chat=3, default=1, voice=2}",
                workspace.content().get("worker Ann"));
        assertEquals("skill=='sales'", workspace.content().get("queue sales"));
        assertEquals(
                Floor.configuration().workflow().configuration() + " Optional[http://localhost:3000/reservation]",
                workspace.content().get("workflow Acme Workflow"));
    }

    @Test
    void a_second_run_has_no_steps() {
        Floor.deploy(workspace, Floor.configuration());
        workspace.changes.clear();

        assertEquals(List.of(), Floor.deploy(workspace, Floor.configuration()).done());
        assertEquals(List.of(), workspace.changes);
    }

    @Test
    void a_queue_that_no_rule_routes_to_is_still_recognised_as_ours() {
        Configuration full = Floor.configuration();
        Configuration unrouted = new Configuration(
                full.metadata(),
                full.workers(),
                full.queues(),
                Floor.configuration(List.of("sales"), List.of()).workflow());
        Floor.deploy(workspace, unrouted);

        assertEquals(List.of(), Floor.deploy(workspace, unrouted).done());
        Floor.clean(workspace, CleanupScope.ALL);
        assertEquals(Set.of("queue Everyone"), workspace.content().keySet());
    }

    @Test
    void a_changed_attribute_is_one_update_and_the_sid_survives() {
        Floor.deploy(workspace, Floor.configuration());
        String ann = sidOf("Ann");
        workspace.changes.clear();

        Floor.deploy(
                workspace,
                Floor.configuration(Floor.QUEUES, List.of(Floor.worker("Ann", "de", 2), Floor.worker("Bob", "fr", 1))));

        assertEquals(List.of("update worker Ann"), workspace.changes);
        assertEquals(ann, sidOf("Ann"));
    }

    @Test
    void attributes_and_rules_that_are_only_spelled_otherwise_are_left_alone() {
        Floor.deploy(workspace, Floor.configuration());
        workspace.updateWorker(
                sidOf("Ann"),
                flexsim.workspace.WorkerChange.attributes(
                        "{ \"level\": 1.0, \"language\":\"en\", \"flexsim\":\"Acme\"}"));
        var workflow = workspace.workflows().get(0);
        workspace.updateWorkflow(
                workflow.sid(),
                new WorkflowChange(
                        Optional.of(workflow.configuration().replace(":", " : ").replace("300", "300.0")),
                        Optional.empty()));

        assertEquals(List.of(), Floor.deploy(workspace, Floor.configuration()).done());
    }

    @Test
    void a_changed_capacity_is_the_only_change() {
        Floor.deploy(workspace, Floor.configuration());
        workspace.changes.clear();

        Floor.deploy(
                workspace,
                Floor.configuration(Floor.QUEUES, List.of(Floor.worker("Ann", "en", 5), Floor.worker("Bob", "fr", 1))));

        assertEquals(List.of("capacity Ann voice"), workspace.changes);
    }

    @Test
    void what_is_no_longer_configured_is_removed_and_the_rest_keeps_its_sid() {
        Floor.deploy(workspace, Floor.configuration());
        String workflow = workspace.workflows().get(0).sid();
        workspace.updateWorker(sidOf("Bob"), flexsim.workspace.WorkerChange.activity(activity("Available")));
        Configuration smaller = Floor.configuration(List.of("sales"), List.of(Floor.worker("Ann", "en", 2)));

        DeployResult result = Floor.deploy(workspace, smaller);

        assertEquals(List.of(), result.failures());
        assertEquals(
                Set.of("queue Everyone", "queue sales", "worker Ann", "workflow Acme Workflow"),
                workspace.content().keySet());
        assertEquals(workflow, workspace.workflows().get(0).sid());
        assertEquals(List.of(), Floor.deploy(workspace, smaller).done());
    }

    @Test
    void a_queue_that_cannot_be_removed_is_reported_and_removed_by_a_later_run() {
        InMemoryWorkspace stubborn = new InMemoryWorkspace() {
            private boolean refuses = true;

            @Override
            public synchronized void deleteTaskQueue(String queueSid) {
                if (refuses) {
                    refuses = false;
                    throw refused("tasks are pending");
                }
                super.deleteTaskQueue(queueSid);
            }
        };
        Floor.deploy(stubborn, Floor.configuration());
        Configuration smaller = Floor.configuration(List.of("sales"), List.of());

        assertEquals(
                List.of("could not delete TaskQueue 'support': tasks are pending"),
                Floor.deploy(stubborn, smaller).failures());
        assertEquals(List.of(), Floor.deploy(stubborn, smaller).failures());
        assertEquals(
                Set.of("queue Everyone", "queue sales", "workflow Acme Workflow"),
                stubborn.content().keySet());
        assertEquals(List.of(), Floor.deploy(stubborn, smaller).done());
    }

    @Test
    void everything_missing_is_named_in_one_line_before_anything_is_changed() {
        workspace.channels.values().removeIf(channel -> channel.uniqueName().equals("chat"));
        workspace.activities.values().removeIf(activity -> activity.friendlyName()
                .equals("Available"));
        workspace.queues.clear();

        assertFailure(
                WorkspaceException.class,
                "TaskChannel 'chat', Activity 'Available', TaskQueue 'Everyone'",
                () -> Floor.deploy(workspace, Floor.configuration()));
        assertEquals(List.of(), workspace.changes);
    }

    @Test
    void a_worker_of_the_wanted_name_without_the_brand_stops_the_run_before_anything_is_changed() {
        workspace.createWorker(new WorkerDraft("ann", "{\"flexsim\":\"Other\"}", Optional.empty()));
        workspace.changes.clear();

        assertFailure(
                WorkspaceException.class,
                "Worker 'ann' is there and does not belong to brand 'Acme'",
                () -> Floor.deploy(workspace, Floor.configuration()));
        assertEquals(List.of(), workspace.changes);
    }

    @Test
    void a_foreign_queue_with_the_wanted_expression_is_used_and_never_becomes_ours() {
        workspace.createTaskQueue("sales", Floor.target("sales"));
        Floor.deploy(workspace, Floor.configuration());

        assertEquals(List.of(), Floor.deploy(workspace, Floor.configuration()).done());
        Floor.deploy(workspace, Floor.configuration(List.of("support"), List.of()));
        Floor.clean(workspace, CleanupScope.ALL);
        assertEquals(
                Set.of("queue Everyone", "queue sales"), workspace.content().keySet());
    }

    @Test
    void a_foreign_queue_with_another_expression_stops_the_run_before_anything_is_changed() {
        workspace.createTaskQueue("sales", "1==1");
        workspace.changes.clear();

        assertFailure(
                WorkspaceException.class, "TaskQueue 'sales'", () -> Floor.deploy(workspace, Floor.configuration()));
        assertEquals(List.of(), workspace.changes);
    }

    @Test
    void a_queue_of_ours_that_another_workflow_uses_too_is_left_when_no_longer_configured() {
        Floor.deploy(workspace, Floor.configuration());
        String support = workspace.queues.values().stream()
                .filter(queue -> queue.friendlyName().equals("support"))
                .findFirst()
                .orElseThrow()
                .sid();
        workspace.createWorkflow(
                new WorkflowDraft("Theirs", RoutingDocument.allTo(support).text(), Optional.empty()));

        DeployResult result = Floor.deploy(workspace, Floor.configuration(List.of("sales"), List.of()));

        assertEquals(List.of(), result.failures());
        assertFalse(result.counts().containsKey("delete queue"), "nobody may even try");

        assertTrue(workspace.content().containsKey("queue support"));
    }

    @Test
    void an_existing_workflow_keeps_its_url_when_none_is_given() {
        Floor.deploy(workspace, Floor.configuration());

        assertEquals(
                List.of(),
                new Deployment(workspace, Floor.configuration(), Optional.empty(), step -> {})
                        .plan()
                        .steps());
    }

    @Test
    void making_a_workflow_needs_an_assignment_url() {
        Deployment deployment = new Deployment(workspace, Floor.configuration(), Optional.empty(), step -> {});

        assertFailure(InputException.class, "--assignURL", deployment::run);
        assertEquals(List.of(), workspace.changes);
    }

    @Test
    void planning_changes_nothing() {
        assertFalse(new Deployment(workspace, Floor.configuration(), Floor.URL, step -> {})
                .plan()
                .steps()
                .isEmpty());
        assertEquals(List.of(), workspace.changes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_run_that_fails_at_any_change_is_completed_by_the_next(boolean afterwards) {
        Map<String, String> wanted = contentOf(Floor.configuration());
        int changes = changesOf(Floor.configuration());
        for (int at = 1; at <= changes; at++) {
            InMemoryWorkspace shaky = new InMemoryWorkspace();
            shaky.failAt(at, afterwards);
            assertFailure(
                    WorkspaceException.class,
                    "deploy again to go on",
                    () -> Floor.deploy(shaky, Floor.configuration()));
            shaky.recover();

            Floor.deploy(shaky, Floor.configuration());

            assertEquals(wanted, shaky.content(), "after failing at change " + at);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_run_that_fails_at_any_change_leaves_nothing_that_cleansim_does_not_find(boolean afterwards) {
        Map<String, String> empty = workspace.content();
        int changes = changesOf(Floor.configuration());
        for (int at = 1; at <= changes; at++) {
            InMemoryWorkspace shaky = new InMemoryWorkspace();
            shaky.failAt(at, afterwards);
            assertThrows(WorkspaceException.class, () -> Floor.deploy(shaky, Floor.configuration()));
            shaky.recover();

            Floor.clean(shaky, CleanupScope.ALL);

            assertEquals(empty, shaky.content(), "after failing at change " + at);
        }
    }

    private static void assertFailure(Class<? extends Exception> type, String part, Executable work) {
        String message = assertThrows(type, work).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static Map<String, String> contentOf(Configuration configuration) {
        InMemoryWorkspace fresh = new InMemoryWorkspace();
        Floor.deploy(fresh, configuration);
        return fresh.content();
    }

    private static int changesOf(Configuration configuration) {
        InMemoryWorkspace fresh = new InMemoryWorkspace();
        Floor.deploy(fresh, configuration);
        return fresh.changes.size();
    }

    private String sidOf(String worker) {
        return workspace.workers().stream()
                .filter(found -> found.friendlyName().equals(worker))
                .map(Worker::sid)
                .findFirst()
                .orElseThrow();
    }

    private String activity(String name) {
        return workspace.activities.values().stream()
                .filter(activity -> activity.friendlyName().equals(name))
                .findFirst()
                .orElseThrow()
                .sid();
    }
}
