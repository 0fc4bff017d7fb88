package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.base.Resource;
import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskChannel;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import com.twilio.rest.taskrouter.v1.workspace.worker.WorkerChannel;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Twilio's own SDK makes, reads, lists, changes and deletes every resource. */
class ResourcesThroughTwiliosSdkTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);
    private final TwilioRestClient twilio = served.twilio;

    @AfterEach
    void stop() {
        served.close();
    }

    private static <T extends Resource> List<T> all(ResourceSet<T> set) {
        return StreamSupport.stream(set.spliterator(), false).toList();
    }

    private Activity activity(String name) {
        return all(Activity.reader(WS).setFriendlyName(name).read(twilio)).get(0);
    }

    private TaskQueue queue(String name) {
        return all(TaskQueue.reader(WS).setFriendlyName(name).read(twilio)).get(0);
    }

    private Worker worker(String name) {
        return Worker.creator(WS, name)
                .setActivitySid(activity("Available").getSid())
                .setAttributes("{\"language\":\"de\"}")
                .create(twilio);
    }

    private Reservation reservationOf(Task task) {
        return all(Reservation.reader(WS, task.getSid()).read(twilio)).get(0);
    }

    private static int statusOf(Runnable call) {
        return assertThrows(ApiException.class, call::run).getStatusCode();
    }

    @Test
    void the_account_is_active() {
        Account account = Account.fetcher(ServedTwilio.ACCOUNT).fetch(twilio);

        assertEquals(Account.Status.ACTIVE, account.getStatus());
        assertEquals(
                Instant.ofEpochSecond(1_700_000_000L), account.getDateCreated().toInstant());
        assertNull(account.getAuthToken());
    }

    @Test
    void the_first_workspace_looks_like_a_flex_project() {
        List<String> activities = all(Activity.reader(WS).read(twilio)).stream()
                .map(Activity::getFriendlyName)
                .sorted()
                .toList();
        List<String> channels = all(TaskChannel.reader(WS).read(twilio)).stream()
                .map(TaskChannel::getUniqueName)
                .sorted()
                .toList();

        assertEquals(List.of("Available", "Break", "Busy", "Lunch", "Offline", "Unavailable"), activities);
        assertEquals(List.of("chat", "default", "sms", "video", "voice"), channels);
        assertEquals("1==1", queue("Everyone").getTargetWorkers());
        assertEquals(
                List.of("Assign to Anyone"),
                all(Workflow.reader(WS).read(twilio)).stream()
                        .map(Workflow::getFriendlyName)
                        .toList());
    }

    @Test
    void only_available_is_an_available_activity() {
        List<Activity> available = all(Activity.reader(WS).setAvailable("true").read(twilio));

        assertEquals(
                List.of("Available"),
                available.stream().map(Activity::getFriendlyName).toList());
    }

    @Test
    void a_workspace_is_made_changed_and_deleted() {
        Workspace made = Workspace.creator("Second")
                .setTemplate("FIFO")
                .setPrioritizeQueueOrder(Workspace.QueueOrder.LIFO)
                .create(twilio);
        assertEquals("Offline", made.getDefaultActivityName());
        assertEquals(Workspace.QueueOrder.LIFO, made.getPrioritizeQueueOrder());
        assertEquals(
                "Sample Queue",
                all(TaskQueue.reader(made.getSid()).read(twilio)).get(0).getFriendlyName());

        Workspace changed =
                Workspace.updater(made.getSid()).setFriendlyName("Other").update(twilio);
        assertEquals("Other", changed.getFriendlyName());
        assertEquals(2, all(Workspace.reader().read(twilio)).size());

        assertTrue(Workspace.deleter(made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Workspace.fetcher(made.getSid()).fetch(twilio)));
        assertEquals(1, all(Workspace.reader().read(twilio)).size());
    }

    @Test
    void an_activity_is_made_changed_and_deleted() {
        Activity made = Activity.creator(WS, "Training").setAvailable(true).create(twilio);
        assertTrue(made.getAvailable());

        Activity changed =
                Activity.updater(WS, made.getSid()).setFriendlyName("Course").update(twilio);
        assertEquals("Course", changed.getFriendlyName());

        assertTrue(Activity.deleter(WS, made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Activity.fetcher(WS, made.getSid()).fetch(twilio)));
    }

    @Test
    void a_task_channel_goes_by_sid_or_unique_name() {
        TaskChannel made = TaskChannel.creator(WS, "Fax", "fax").create(twilio);

        assertEquals(made.getSid(), TaskChannel.fetcher(WS, "fax").fetch(twilio).getSid());
        assertTrue(TaskChannel.updater(WS, made.getSid())
                .setChannelOptimizedRouting(true)
                .update(twilio)
                .getChannelOptimizedRouting());
        assertTrue(TaskChannel.deleter(WS, "fax").delete(twilio));
        assertEquals(404, statusOf(() -> TaskChannel.fetcher(WS, made.getSid()).fetch(twilio)));
    }

    @Test
    void a_task_queue_is_made_changed_and_deleted() {
        TaskQueue made = TaskQueue.creator(WS, "German")
                .setTargetWorkers("language == \"de\"")
                .setMaxReservedWorkers(3)
                .setTaskOrder(TaskQueue.TaskOrder.LIFO)
                .create(twilio);
        assertEquals(3, made.getMaxReservedWorkers());
        assertEquals(TaskQueue.TaskOrder.LIFO, made.getTaskOrder());
        assertNull(made.getReservationActivitySid());

        TaskQueue changed =
                TaskQueue.updater(WS, made.getSid()).setTargetWorkers("").update(twilio);
        assertEquals("", changed.getTargetWorkers());
        assertEquals("German", changed.getFriendlyName());

        assertTrue(TaskQueue.deleter(WS, made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> TaskQueue.fetcher(WS, made.getSid()).fetch(twilio)));
    }

    @Test
    void queues_are_found_by_worker_and_by_attributes() {
        Worker german = worker("Anna");
        TaskQueue.creator(WS, "German").setTargetWorkers("language == \"de\"").create(twilio);
        TaskQueue.creator(WS, "French").setTargetWorkers("language == \"fr\"").create(twilio);

        List<String> hers = all(
                        TaskQueue.reader(WS).setWorkerSid(german.getSid()).read(twilio))
                .stream()
                .map(TaskQueue::getFriendlyName)
                .toList();
        List<String> french =
                all(TaskQueue.reader(WS)
                                .setEvaluateWorkerAttributes("{\"language\":\"fr\"}")
                                .read(twilio))
                        .stream()
                        .map(TaskQueue::getFriendlyName)
                        .toList();

        assertEquals(List.of("Everyone", "German"), hers);
        assertEquals(List.of("Everyone", "French"), french);
    }

    @Test
    void a_worker_is_made_changed_and_deleted() {
        Worker made = worker("Anna");
        assertTrue(made.getAvailable());
        assertEquals("{\"language\":\"de\"}", made.getAttributes());

        clock.advance(Duration.ofSeconds(7));
        Worker changed = Worker.updater(WS, made.getSid())
                .setActivitySid(activity("Lunch").getSid())
                .update(twilio);
        assertFalse(changed.getAvailable());
        assertEquals(made.getDateCreated().plusSeconds(7), changed.getDateStatusChanged());

        assertTrue(Worker.deleter(WS, made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Worker.fetcher(WS, made.getSid()).fetch(twilio)));
    }

    @Test
    void workers_are_found_by_each_filter() {
        worker("Anna");
        Worker.creator(WS, "Bernd").setAttributes("{\"language\":\"fr\"}").create(twilio);
        TaskQueue.creator(WS, "German").setTargetWorkers("language == \"de\"").create(twilio);
        List<String> anna = List.of("Anna");

        assertEquals(anna, names(Worker.reader(WS).setFriendlyName("Anna").read(twilio)));
        assertEquals(anna, names(Worker.reader(WS).setAvailable("1").read(twilio)));
        assertEquals(anna, names(Worker.reader(WS).setActivityName("Available").read(twilio)));
        assertEquals(
                anna,
                names(Worker.reader(WS)
                        .setActivitySid(activity("Available").getSid())
                        .read(twilio)));
        assertEquals(
                anna,
                names(Worker.reader(WS)
                        .setTargetWorkersExpression("language == \"de\"")
                        .read(twilio)));
        assertEquals(anna, names(Worker.reader(WS).setTaskQueueName("German").read(twilio)));
        assertEquals(
                anna,
                names(Worker.reader(WS)
                        .setTaskQueueSid(queue("German").getSid())
                        .read(twilio)));
        assertEquals(
                List.of(), names(Worker.reader(WS).setTaskQueueName("Nobody's").read(twilio)));
    }

    @Test
    void workers_are_listed_in_the_order_asked_for() {
        String anna = worker("Anna").getSid();
        clock.advance(Duration.ofSeconds(1));
        worker("Bernd");
        clock.advance(Duration.ofSeconds(1));
        Worker.updater(WS, anna).setActivitySid(activity("Lunch").getSid()).update(twilio);

        assertEquals(
                List.of("Bernd", "Anna"),
                names(Worker.reader(WS).setOrdering("DateStatusChanged:asc").read(twilio)));
        assertEquals(
                List.of("Bernd", "Anna"),
                names(Worker.reader(WS)
                        .setOrdering("DateCreated:desc")
                        .pageSize(1)
                        .read(twilio)));
    }

    @Test
    void queues_are_listed_in_the_order_asked_for() {
        clock.advance(Duration.ofSeconds(1));
        TaskQueue.creator(WS, "German").create(twilio);

        assertEquals(
                List.of("German", "Everyone"),
                all(TaskQueue.reader(WS).setOrdering("DateCreated:desc").read(twilio)).stream()
                        .map(TaskQueue::getFriendlyName)
                        .toList());
    }

    private static List<String> names(ResourceSet<Worker> workers) {
        return all(workers).stream().map(Worker::getFriendlyName).toList();
    }

    @Test
    void a_workers_channel_goes_by_either_sid_or_by_name() {
        Worker anna = worker("Anna");
        WorkerChannel chat = WorkerChannel.fetcher(WS, anna.getSid(), "chat").fetch(twilio);

        WorkerChannel changed = WorkerChannel.updater(WS, anna.getSid(), chat.getSid())
                .setCapacity(4)
                .setAvailable(false)
                .update(twilio);

        assertEquals(4, changed.getConfiguredCapacity());
        assertFalse(changed.getAvailable());
        assertEquals(
                chat.getSid(),
                WorkerChannel.fetcher(WS, anna.getSid(), chat.getTaskChannelSid())
                        .fetch(twilio)
                        .getSid());
        assertEquals(
                5, all(WorkerChannel.reader(WS, anna.getSid()).read(twilio)).size());
    }

    @Test
    void a_workflow_is_made_changed_and_deleted() {
        String configuration = "{\"task_routing\": {\"default_filter\": {\"queue\": \""
                + queue("Everyone").getSid() + "\"}}}";
        Workflow made = Workflow.creator(WS, "Support", configuration)
                .setAssignmentCallbackUrl(URI.create("http://localhost:1/a"))
                .setTaskReservationTimeout(30)
                .create(twilio);
        assertEquals(configuration, made.getConfiguration());
        assertEquals(30, made.getTaskReservationTimeout());

        Workflow changed = Workflow.updater(WS, made.getSid())
                .setFallbackAssignmentCallbackUrl(URI.create("http://localhost:1/b"))
                .update(twilio);
        assertEquals(URI.create("http://localhost:1/a"), changed.getAssignmentCallbackUrl());
        assertEquals(URI.create("http://localhost:1/b"), changed.getFallbackAssignmentCallbackUrl());

        assertTrue(Workflow.deleter(WS, made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Workflow.fetcher(WS, made.getSid()).fetch(twilio)));
    }

    @Test
    void a_task_lives_from_creation_to_completion() {
        worker("Anna");
        Task made = Task.creator(WS)
                .setAttributes("{\"type\":\"ticket\"}")
                .setPriority(3)
                .setTimeout(600)
                .setTaskChannel("chat")
                .create(twilio);
        Reservation offered = reservationOf(made);
        assertEquals(Reservation.Status.PENDING, offered.getReservationStatus());

        Reservation.updater(WS, made.getSid(), offered.getSid())
                .setReservationStatus(Reservation.Status.ACCEPTED)
                .update(twilio);
        clock.advance(Duration.ofSeconds(90));
        Task assigned = Task.fetcher(WS, made.getSid()).fetch(twilio);
        assertEquals(Task.Status.ASSIGNED, assigned.getAssignmentStatus());
        assertEquals(90, assigned.getAge());
        assertEquals("chat", assigned.getTaskChannelUniqueName());

        Task.updater(WS, made.getSid())
                .setAssignmentStatus(Task.Status.WRAPPING)
                .update(twilio);
        Task done = Task.updater(WS, made.getSid())
                .setAssignmentStatus(Task.Status.COMPLETED)
                .setReason("solved")
                .update(twilio);
        assertEquals("solved", done.getReason());
        assertEquals(Reservation.Status.COMPLETED, reservationOf(made).getReservationStatus());
        assertTrue(Task.deleter(WS, made.getSid()).delete(twilio));
        assertEquals(404, statusOf(() -> Task.fetcher(WS, made.getSid()).fetch(twilio)));
    }

    @Test
    void a_reservation_is_rejected_from_the_workers_side() {
        Worker anna = worker("Anna");
        Task task = Task.creator(WS).create(twilio);
        String sid = reservationOf(task).getSid();

        var rejected = com.twilio.rest.taskrouter.v1.workspace.worker.Reservation.updater(WS, anna.getSid(), sid)
                .setReservationStatus(com.twilio.rest.taskrouter.v1.workspace.worker.Reservation.Status.REJECTED)
                .setWorkerActivitySid(activity("Break").getSid())
                .update(twilio);

        assertEquals("rejected", rejected.getReservationStatus().toString());
        assertTrue(rejected.getUrl().toString().contains("/Workers/" + anna.getSid() + "/Reservations/"));
        assertEquals("Break", Worker.fetcher(WS, anna.getSid()).fetch(twilio).getActivityName());
    }

    @Test
    void a_reservation_is_not_found_below_another_task() {
        worker("Anna");
        Task task = Task.creator(WS).create(twilio);
        Task other = Task.creator(WS).create(twilio);
        String sid = reservationOf(task).getSid();

        assertEquals(
                404, statusOf(() -> Reservation.fetcher(WS, other.getSid(), sid).fetch(twilio)));
    }

    @Test
    void tasks_are_found_by_each_filter() {
        Task ticket = Task.creator(WS)
                .setAttributes("{\"type\":\"ticket\"}")
                .setPriority(5)
                .create(twilio);
        Task canceled = Task.creator(WS).create(twilio);
        Task.updater(WS, canceled.getSid())
                .setAssignmentStatus(Task.Status.CANCELED)
                .setReason("gone")
                .update(twilio);
        List<String> both = List.of(ticket.getSid(), canceled.getSid());

        assertEquals(
                List.of(ticket.getSid()), sids(Task.reader(WS).setPriority(5).read(twilio)));
        assertEquals(
                List.of(ticket.getSid()),
                sids(Task.reader(WS)
                        .setEvaluateTaskAttributes("type == 'ticket'")
                        .read(twilio)));
        assertEquals(
                List.of(canceled.getSid()),
                sids(Task.reader(WS).setAssignmentStatus("canceled").read(twilio)));
        assertEquals(
                both,
                sids(Task.reader(WS).setAssignmentStatus("pending,canceled").read(twilio)));
        assertEquals(
                both,
                sids(Task.reader(WS)
                        .setAssignmentStatus(List.of("pending", "canceled"))
                        .read(twilio)));
        assertEquals(
                both, sids(Task.reader(WS).setWorkflowName("Assign to Anyone").read(twilio)));
        assertEquals(List.of(), sids(Task.reader(WS).setWorkflowSid("WW0").read(twilio)));
        assertEquals(
                List.of(ticket.getSid()),
                sids(Task.reader(WS)
                        .setTaskQueueName("Everyone")
                        .setAssignmentStatus("pending")
                        .read(twilio)));
        assertEquals(List.of(), sids(Task.reader(WS).setTaskQueueSid("WQ0").read(twilio)));
    }

    @Test
    void tasks_are_listed_in_the_order_asked_for() {
        List<String> made = List.of(5, 9, 5).stream()
                .map(priority -> {
                    clock.advance(Duration.ofSeconds(1));
                    return Task.creator(WS).setPriority(priority).create(twilio).getSid();
                })
                .toList();

        List<String> listed = sids(
                Task.reader(WS).setOrdering("Priority:desc,DateCreated:desc").read(twilio));

        assertEquals(List.of(made.get(1), made.get(2), made.get(0)), listed);
    }

    private static List<String> sids(ResourceSet<Task> tasks) {
        return all(tasks).stream().map(Task::getSid).toList();
    }
}
