package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.base.ResourceSet;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of routing as Twilio's own SDK asks for them. */
class RoutingThroughTwiliosSdkTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    private final TwilioRestClient twilio = served.twilio;
    private final String queue = TaskQueue.creator(WS, "sellers")
            .setTargetWorkers("team == 'sales'")
            .create(twilio)
            .getSid();

    @AfterEach
    void stop() {
        served.close();
    }

    private static <T extends com.twilio.base.Resource> List<T> all(ResourceSet<T> set) {
        return StreamSupport.stream(set.spliterator(), false).toList();
    }

    private String worker(String name, String attributes) {
        String available = all(Activity.reader(WS).setFriendlyName("Available").read(twilio))
                .get(0)
                .getSid();
        return Worker.creator(WS, name)
                .setActivitySid(available)
                .setAttributes(attributes)
                .create(twilio)
                .getSid();
    }

    private String workflow(String targets) {
        return Workflow.creator(WS, "flow " + targets.hashCode(), configuration(targets))
                .create(twilio)
                .getSid();
    }

    private static String configuration(String targets) {
        return "{\"task_routing\":{\"filters\":[{\"targets\":[" + targets + "]}]}}";
    }

    private List<String> holders(Task task) {
        return all(Reservation.reader(WS, task.getSid()).read(twilio)).stream()
                .map(Reservation::getWorkerName)
                .toList();
    }

    @Test
    void the_ordered_target_prefers_the_better_worker() {
        worker("novice", "{\"team\":\"sales\",\"level\":1}");
        worker("master", "{\"team\":\"sales\",\"level\":9}");
        String workflow = workflow("{\"queue\":\"" + queue + "\",\"order_by\":\"worker.level DESC\"}");

        Task task = Task.creator(WS).setWorkflowSid(workflow).create(twilio);

        assertEquals(List.of("master"), holders(task));
    }

    @Test
    void the_known_worker_is_tried_first_and_skipped_when_not_there() {
        worker("ann", "{\"team\":\"sales\"}");
        String bob = worker("bob", "{\"team\":\"sales\"}");
        String workflow = workflow("{\"queue\":\"" + queue
                + "\",\"known_worker_sid\":\"task.agent\",\"skip_if\":\"1==1\"},{\"queue\":\"" + queue + "\"}");

        Task known = Task.creator(WS)
                .setWorkflowSid(workflow)
                .setAttributes("{\"agent\":\"" + bob + "\"}")
                .create(twilio);
        Task unknown = Task.creator(WS).setWorkflowSid(workflow).create(twilio);

        assertEquals(List.of(List.of("bob"), List.of("ann")), List.of(holders(known), holders(unknown)));
    }

    @Test
    void a_task_made_for_a_worker_has_neither_queue_nor_workflow() {
        String ann = worker("ann", "{}");

        Task task = Task.creator(WS).setRoutingTarget(ann).create(twilio);

        assertEquals(ann, task.getRoutingTarget());
        assertTrue(task.getIgnoreCapacity());
        assertNull(task.getTaskQueueSid());
        assertNull(task.getWorkflowSid());
        assertNull(task.getWorkflowFriendlyName());
        assertNull(task.getLinks().get("workflow"));
        assertEquals(List.of("ann"), holders(task));
    }

    @Test
    void a_worker_whose_capacity_counts_gets_one_after_the_other() {
        String ann = worker("ann", "{}");
        Task.creator(WS).setRoutingTarget(ann).setIgnoreCapacity("false").create(twilio);

        Task second = Task.creator(WS)
                .setRoutingTarget(ann)
                .setIgnoreCapacity("false")
                .create(twilio);

        assertFalse(second.getIgnoreCapacity());
        assertEquals(Task.Status.PENDING, second.getAssignmentStatus());
    }

    @Test
    void tasks_are_found_by_what_they_were_made_for() {
        Task wanted = Task.creator(WS).setRoutingTarget(queue).create(twilio);
        Task.creator(WS).setTaskQueueSid(queue).create(twilio);

        assertEquals(
                List.of(wanted.getSid()),
                all(Task.reader(WS).setRoutingTarget(queue).read(twilio)).stream()
                        .map(Task::getSid)
                        .toList());
        assertEquals(2, all(Task.reader(WS).setHasAddons(false).read(twilio)).size());
        assertEquals(0, all(Task.reader(WS).setHasAddons(true).read(twilio)).size());
    }

    @Test
    void a_virtual_start_is_taken_and_changed() {
        ZonedDateTime first = ZonedDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
        Task task = Task.creator(WS)
                .setTaskQueueSid(queue)
                .setVirtualStartTime(first)
                .create(twilio);

        Task updated = Task.updater(WS, task.getSid())
                .setVirtualStartTime(first.plusDays(1))
                .update(twilio);

        assertEquals(first, task.getVirtualStartTime().withZoneSameInstant(ZoneOffset.UTC));
        assertEquals(first.plusDays(1), updated.getVirtualStartTime().withZoneSameInstant(ZoneOffset.UTC));
    }

    @Test
    void pending_tasks_are_evaluated_again_when_asked() {
        String other = TaskQueue.creator(WS, "other").create(twilio).getSid();
        String workflow = workflow("{\"queue\":\"" + queue + "\"}");
        Task task = Task.creator(WS).setWorkflowSid(workflow).create(twilio);

        Workflow.updater(WS, workflow)
                .setConfiguration(configuration("{\"queue\":\"" + other + "\"}"))
                .setReEvaluateTasks("true")
                .update(twilio);

        assertEquals(other, Task.fetcher(WS, task.getSid()).fetch(twilio).getTaskQueueSid());
    }

    @Test
    void a_workspace_may_be_without_multitasking() {
        Workspace made = Workspace.creator("single").setMultiTaskEnabled(false).create(twilio);

        Workspace updated =
                Workspace.updater(made.getSid()).setMultiTaskEnabled(true).update(twilio);

        assertEquals(List.of(false, true), List.of(made.getMultiTaskEnabled(), updated.getMultiTaskEnabled()));
    }
}
