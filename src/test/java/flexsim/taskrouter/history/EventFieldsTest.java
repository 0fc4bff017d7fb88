package flexsim.taskrouter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One task's way through a workspace, as its events tell it. */
class EventFieldsTest {
    private static final String ACCOUNT = "AC" + "a".repeat(32);
    private static final String WORKSPACE = "WS" + "0".repeat(32);
    private static final long START = 1_700_000_000_000_000L;

    private final Engine engine = new Engine(WORKSPACE, WorkspaceSetup.named("Support"), new SidSource(7), START);
    private final EventLog log = new EventLog(new EventSids(1));
    private long now = START;

    private String done(Command command) {
        CommandResult outcome = engine.execute(command, now);
        outcome.events().forEach(log::add);
        return ((CommandResult.Done) outcome).sid();
    }

    private String activity(String name) {
        return engine.activities().stream()
                .filter(a -> a.friendlyName().equals(name))
                .findFirst()
                .orElseThrow()
                .sid();
    }

    private String worker() {
        return done(new Command.CreateWorker("Anna", Optional.of(activity("Available")), Attributes.EMPTY));
    }

    private void move(String worker, String activity) {
        done(Command.UpdateWorker.of(worker).withActivitySid(activity(activity)));
    }

    private String task() {
        String queue = done(new Command.CreateTaskQueue(
                "Everyone",
                new Command.TargetWorkers("1==1", Optional.of(everybody())),
                1,
                TaskOrder.FIFO,
                Optional.empty(),
                Optional.empty()));
        WorkflowDocument.Target target =
                new WorkflowDocument.Target(queue, OptionalInt.of(5), OptionalInt.empty(), Optional.empty());
        String workflow = done(new Command.CreateWorkflow(
                "Assign",
                new WorkflowDocument("{}", List.of(), Optional.of(target)),
                Optional.empty(),
                Optional.empty(),
                90));
        return done(new Command.CreateTask(Attributes.EMPTY, Optional.of(workflow), 86_400, 3, "voice"));
    }

    private static Expression everybody() {
        try {
            return Expression.parse("1==1");
        } catch (ExpressionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private LoggedEvent last(String type) {
        List<LoggedEvent> all = log.between(0, Long.MAX_VALUE).stream()
                .filter(e -> e.event().type().equals(type))
                .toList();
        assertFalse(all.isEmpty(), "no " + type);
        return all.get(all.size() - 1);
    }

    private Map<String, String> data(String type) {
        return EventFields.data(last(type), engine.workspace());
    }

    private Map<String, String> callback(String type) {
        return EventFields.callback(last(type), ACCOUNT, engine.workspace());
    }

    @Test
    void a_callback_begins_with_what_every_event_has() {
        String worker = worker();
        Map<String, String> callback = callback("worker.created");

        assertEquals("worker.created", callback.get("EventType"));
        assertEquals(ACCOUNT, callback.get("AccountSid"));
        assertEquals(WORKSPACE, callback.get("WorkspaceSid"));
        assertEquals("Support", callback.get("WorkspaceName"));
        assertEquals("Worker Anna created", callback.get("EventDescription"));
        assertEquals("worker", callback.get("ResourceType"));
        assertEquals(worker, callback.get("ResourceSid"));
        assertEquals("1700000000", callback.get("Timestamp"));
        assertEquals("1700000000000", callback.get("TimestampMs"));
        assertEquals(last("worker.created").sid(), callback.get("Sid"));
    }

    @Test
    void a_change_of_activity_tells_of_the_one_before_and_how_long_it_lasted() {
        String worker = worker();
        now += 26_123_456;
        move(worker, "Offline");

        Map<String, String> callback = callback("worker.activity.update");

        assertEquals("Worker Anna updated to Offline Activity", callback.get("EventDescription"));
        assertEquals(activity("Offline"), callback.get("WorkerActivitySid"));
        assertEquals(activity("Available"), callback.get("WorkerPreviousActivitySid"));
        assertEquals("Available", callback.get("WorkerPreviousActivityName"));
        assertEquals("26", callback.get("WorkerTimeInPreviousActivity"));
        assertEquals("26123", callback.get("WorkerTimeInPreviousActivityMs"));
    }

    @Test
    void a_reservation_tells_of_its_task_its_worker_its_queue_and_its_workflow() {
        String task = task();
        now += 12_000_000;
        String worker = worker();

        Map<String, String> data = data("reservation.created");

        assertEquals(task, data.get("task_sid"));
        assertEquals("{}", data.get("task_attributes"));
        assertEquals("12", data.get("task_age"));
        assertEquals("12", data.get("task_age_in_queue"));
        assertEquals("5", data.get("task_priority"));
        assertEquals("reserved", data.get("task_assignment_status"));
        assertEquals("voice", data.get("task_channel_unique_name"));
        assertEquals("1700000000", data.get("task_date_created"));
        assertEquals(worker, data.get("worker_sid"));
        assertEquals("Everyone", data.get("task_queue_name"));
        assertEquals("1==1", data.get("task_queue_target_expression"));
        assertEquals("Assign", data.get("workflow_name"));
        assertEquals("pending", data.get("reservation_status"));
        assertEquals("90", data.get("reservation_timeout"));
        assertEquals("Support", data.get("workspace_name"));
    }

    @Test
    void a_task_that_is_new_is_in_no_queue() {
        task();
        Map<String, String> data = data("task.created");

        assertFalse(data.containsKey("task_queue_sid"));
        assertFalse(data.containsKey("worker_sid"));
        assertEquals("3", data.get("task_priority"));
    }

    @Test
    void the_reason_is_that_of_the_end_that_the_task_had() {
        String canceled = task();
        done(Command.UpdateTask.of(canceled).withStatus(TaskStatus.CANCELED).withReason("hung up"));

        Map<String, String> data = data("task.canceled");

        assertEquals("hung up", data.get("task_canceled_reason"));
        assertEquals("hung up", data.get("reason"));
        assertFalse(data.containsKey("task_completed_reason"));
    }

    @Test
    void a_workers_channel_tells_what_was_before() {
        String worker = worker();
        done(new Command.UpdateWorkerChannel(worker, "chat", OptionalInt.of(4), Optional.empty()));

        Map<String, String> data = data("worker.capacity.update");

        assertEquals("4", data.get("worker_channel_capacity"));
        assertEquals("1", data.get("worker_channel_previous_capacity"));
        assertEquals("100", data.get("worker_channel_available_capacity"));
        assertEquals("true", data.get("worker_channel_available"));
        assertEquals("0", data.get("worker_channel_task_count"));
        assertEquals("chat", data.get("task_channel_unique_name"));
    }

    @Test
    void event_streams_write_instants_to_the_millisecond() {
        now += 7_654;
        worker();
        Map<String, String> payload = EventFields.payload(last("worker.created"), ACCOUNT, engine.workspace());

        assertEquals("2023-11-14T22:13:20.007Z", payload.get("timestamp"));
        assertEquals("worker.created", payload.get("eventtype"));
        assertFalse(payload.containsKey("timestamp_ms"));
    }

    @Test
    void the_resource_leaves_out_what_stands_beside_its_data() {
        worker();
        assertFalse(data("worker.created").containsKey("eventtype"));
    }

    @Test
    void every_event_has_a_known_type_and_the_sid_of_its_subject_among_its_fields() {
        String worker = worker();
        task();
        String reservation =
                engine.reservationsOfWorker(worker).orElseThrow().get(0).sid();
        done(new Command.UpdateReservation(reservation, ReservationStatus.ACCEPTED, Optional.empty()));
        done(new Command.UpdateReservation(reservation, ReservationStatus.COMPLETED, Optional.empty()));
        done(new Command.CreateTaskChannel("Fax", "fax", true));
        done(new Command.CreateActivity("Lunch", false));
        done(new Command.UpdateWorkerChannel(worker, "chat", OptionalInt.empty(), Optional.of(false)));

        for (LoggedEvent logged : log.between(0, Long.MAX_VALUE)) {
            Event event = logged.event();
            Map<String, String> data = EventFields.data(logged, engine.workspace());
            assertTrue(EventTypes.ALL.contains(event.type()), event.type());
            assertTrue(data.containsValue(EventSubject.of(event).sid()), event.type());
            assertTrue(
                    data.values().containsAll(EventRelation.of(event).values()),
                    event.type() + EventRelation.of(event));
        }
    }
}
