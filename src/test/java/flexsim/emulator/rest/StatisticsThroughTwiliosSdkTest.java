package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.base.Resource;
import com.twilio.base.ResourceSet;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.WorkspaceCumulativeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.WorkspaceRealTimeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.WorkspaceStatistics;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import com.twilio.rest.taskrouter.v1.workspace.taskqueue.TaskQueueBulkRealTimeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.taskqueue.TaskQueueCumulativeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.taskqueue.TaskQueueRealTimeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.taskqueue.TaskQueueStatistics;
import com.twilio.rest.taskrouter.v1.workspace.taskqueue.TaskQueuesStatistics;
import com.twilio.rest.taskrouter.v1.workspace.worker.WorkerStatistics;
import com.twilio.rest.taskrouter.v1.workspace.worker.WorkersCumulativeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.worker.WorkersRealTimeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.worker.WorkersStatistics;
import com.twilio.rest.taskrouter.v1.workspace.workflow.WorkflowCumulativeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.workflow.WorkflowRealTimeStatistics;
import com.twilio.rest.taskrouter.v1.workspace.workflow.WorkflowStatistics;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Twilio's own SDK fetches all statistics of one story: ann has been available for 100 seconds; a voice task of second 0
 * was accepted at 5 and is still worked on; a chat task of second 10 was rejected at 20, canceled at 40; two more voice
 * tasks wait since 60 and 80, the second with priority 9. It is second 100.
 */
class StatisticsThroughTwiliosSdkTest {
    private static final String WS = ServedTwilio.WORKSPACE;
    private static final long START = 1_700_000_000L;

    private final SteppedScheduler clock = new SteppedScheduler(START * 1_000_000);
    private final ServedTwilio served = new ServedTwilio(clock);
    private String queue;
    private String workflow;
    private String worker;
    private String waiting;

    private static <T extends Resource> T first(ResourceSet<T> set) {
        return StreamSupport.stream(set.spliterator(), false).findFirst().orElseThrow();
    }

    @BeforeEach
    void tell_the_story() {
        queue = first(TaskQueue.reader(WS).setFriendlyName("Everyone").read(served.twilio))
                .getSid();
        workflow = first(Workflow.reader(WS).read(served.twilio)).getSid();
        String available = first(Activity.reader(WS).setAvailable("true").read(served.twilio))
                .getSid();
        worker = Worker.creator(WS, "ann")
                .setActivitySid(available)
                .create(served.twilio)
                .getSid();
        Task accepted = task("voice", 0);
        to(5);
        answer(accepted, Reservation.Status.ACCEPTED);
        to(10);
        Task canceled = task("chat", 0);
        to(20);
        answer(canceled, Reservation.Status.REJECTED);
        to(40);
        Task.updater(WS, canceled.getSid())
                .setAssignmentStatus(Task.Status.CANCELED)
                .update(served.twilio);
        to(60);
        waiting = task("voice", 0).getSid();
        to(80);
        task("voice", 9);
        to(100);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private void to(long second) {
        clock.advance(Duration.ofSeconds(second + START - clock.now() / 1_000_000));
    }

    private Task task(String channel, int priority) {
        return Task.creator(WS).setTaskChannel(channel).setPriority(priority).create(served.twilio);
    }

    private void answer(Task task, Reservation.Status status) {
        Reservation reservation = first(Reservation.reader(WS, task.getSid()).read(served.twilio));
        Reservation.updater(WS, task.getSid(), reservation.getSid())
                .setReservationStatus(status)
                .update(served.twilio);
    }

    private static ZonedDateTime second(long second) {
        return Instant.ofEpochSecond(START + second).atZone(ZoneOffset.UTC);
    }

    private static Object at(Object object, String... path) {
        Object found = object;
        for (String member : path) {
            found = ((Map<?, ?>) found).get(member);
        }
        return found;
    }

    private static Map<String, Integer> wait(int avg, int min, int max, int total) {
        return Map.of("avg", avg, "min", min, "max", max, "total", total);
    }

    private static Object inActivity(List<Object> list, String activity, String figure) {
        return list.stream()
                .filter(element -> at(element, "friendly_name").equals(activity))
                .map(element -> at(element, figure))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> statuses(int pending, int reserved, int assigned, int wrapping) {
        return Map.of("pending", pending, "reserved", reserved, "assigned", assigned, "wrapping", wrapping);
    }

    @Test
    void the_workspace_now() {
        WorkspaceRealTimeStatistics now =
                WorkspaceRealTimeStatistics.fetcher(WS).fetch(served.twilio);

        assertEquals(WS, now.getWorkspaceSid());
        assertEquals(ServedTwilio.ACCOUNT, now.getAccountSid());
        assertTrue(now.getUrl().toString().endsWith("/v1/Workspaces/" + WS + "/RealTimeStatistics"));
        assertEquals(3, now.getTotalTasks());
        assertEquals(1, now.getTotalWorkers());
        assertEquals(statuses(2, 0, 1, 0), now.getTasksByStatus());
        assertEquals(Map.of("0", 2, "9", 1), now.getTasksByPriority());
        assertEquals(40, now.getLongestTaskWaitingAge());
        assertEquals(waiting, now.getLongestTaskWaitingSid());
        assertEquals(1, inActivity(now.getActivityStatistics(), "Available", "workers"));
        assertEquals(0, inActivity(now.getActivityStatistics(), "Offline", "workers"));
    }

    @Test
    void nothing_waits_on_another_channel() {
        WorkspaceRealTimeStatistics now =
                WorkspaceRealTimeStatistics.fetcher(WS).setTaskChannel("sms").fetch(served.twilio);

        assertEquals(0, now.getTotalTasks());
        assertEquals(0, now.getLongestTaskWaitingAge());
        assertNull(now.getLongestTaskWaitingSid());
        assertEquals(Map.of(), now.getTasksByPriority());
    }

    @Test
    void the_workspace_so_far() {
        WorkspaceCumulativeStatistics sofar = WorkspaceCumulativeStatistics.fetcher(WS)
                .setSplitByWaitTime("5,30")
                .fetch(served.twilio);

        assertEquals(second(100), sofar.getEndTime());
        assertEquals(second(100 - 900), sofar.getStartTime());
        assertEquals(4, sofar.getTasksCreated());
        assertEquals(1, sofar.getTasksCanceled());
        assertEquals(0, sofar.getTasksCompleted());
        assertEquals(0, sofar.getTasksDeleted());
        assertEquals(0, sofar.getTasksMoved());
        assertEquals(0, sofar.getTasksTimedOutInWorkflow());
        assertEquals(5, sofar.getAvgTaskAcceptanceTime());
        assertEquals(wait(5, 5, 5, 5), sofar.getWaitDurationUntilAccepted());
        assertEquals(wait(30, 30, 30, 30), sofar.getWaitDurationUntilCanceled());
        assertEquals(1, at(sofar.getSplitByWaitTime(), "5", "below", "reservations_accepted"));
        assertEquals(1, at(sofar.getSplitByWaitTime(), "5", "above", "tasks_canceled"));
        assertEquals(1, at(sofar.getSplitByWaitTime(), "30", "below", "tasks_canceled"));
        assertEquals(0, at(sofar.getSplitByWaitTime(), "30", "above", "reservations_accepted"));
    }

    @Test
    void reservations_so_far() {
        WorkspaceCumulativeStatistics sofar =
                WorkspaceCumulativeStatistics.fetcher(WS).fetch(served.twilio);

        assertEquals(3, sofar.getReservationsCreated());
        assertEquals(1, sofar.getReservationsAccepted());
        assertEquals(1, sofar.getReservationsRejected());
        assertEquals(1, sofar.getReservationsCanceled());
        assertEquals(0, sofar.getReservationsTimedOut());
        assertEquals(0, sofar.getReservationsRescinded());
        assertNull(sofar.getSplitByWaitTime());
    }

    @Test
    void a_window_between_two_dates() {
        WorkspaceCumulativeStatistics sofar = WorkspaceCumulativeStatistics.fetcher(WS)
                .setStartDate(second(6))
                .setEndDate(second(20))
                .fetch(served.twilio);

        assertEquals(second(6), sofar.getStartTime());
        assertEquals(second(20), sofar.getEndTime());
        assertEquals(1, sofar.getTasksCreated());
        assertEquals(0, sofar.getReservationsAccepted());
        assertEquals(1, sofar.getReservationsRejected());
    }

    @Test
    void a_window_of_minutes() {
        WorkspaceCumulativeStatistics sofar =
                WorkspaceCumulativeStatistics.fetcher(WS).setMinutes(1).fetch(served.twilio);

        assertEquals(second(40), sofar.getStartTime());
        assertEquals(2, sofar.getTasksCreated());
        assertEquals(1, sofar.getTasksCanceled());
    }

    @Test
    void both_of_the_workspace() {
        WorkspaceStatistics both =
                WorkspaceStatistics.fetcher(WS).setTaskChannel("voice").fetch(served.twilio);

        assertEquals(3, at(both.getRealtime(), "total_tasks"));
        assertEquals(3, at(both.getCumulative(), "tasks_created"));
        assertEquals(1, at(both.getCumulative(), "reservations_accepted"));
        assertEquals(0, at(both.getCumulative(), "tasks_canceled"));
    }

    @Test
    void a_queue_now() {
        TaskQueueRealTimeStatistics now =
                TaskQueueRealTimeStatistics.fetcher(WS, queue).fetch(served.twilio);

        assertEquals(queue, now.getTaskQueueSid());
        assertEquals(3, now.getTotalTasks());
        assertEquals(1, now.getTotalEligibleWorkers());
        assertEquals(1, now.getTotalAvailableWorkers());
        assertEquals(40, now.getLongestTaskWaitingAge());
        assertEquals(40, now.getLongestRelativeTaskAgeInQueue());
        assertEquals(waiting, now.getLongestRelativeTaskSidInQueue());
        assertEquals(statuses(2, 0, 1, 0), now.getTasksByStatus());
    }

    @Test
    void a_queue_so_far() {
        TaskQueueCumulativeStatistics sofar = TaskQueueCumulativeStatistics.fetcher(WS, queue)
                .setTaskChannel("chat")
                .fetch(served.twilio);

        assertEquals(queue, sofar.getTaskQueueSid());
        assertEquals(1, sofar.getTasksEntered());
        assertEquals(1, sofar.getTasksCanceled());
        assertEquals(2, sofar.getReservationsCreated());
        assertEquals(wait(0, 0, 0, 0), sofar.getWaitDurationInQueueUntilAccepted());
        assertEquals(wait(30, 30, 30, 30), sofar.getWaitDurationUntilCanceled());
    }

    @Test
    void both_of_a_queue() {
        TaskQueueStatistics both = TaskQueueStatistics.fetcher(WS, queue).fetch(served.twilio);

        assertEquals(queue, both.getTaskQueueSid());
        assertEquals(1, at(both.getRealtime(), "total_available_workers"));
        assertEquals(4, at(both.getCumulative(), "tasks_entered"));
        assertEquals(wait(5, 5, 5, 5), at(both.getCumulative(), "wait_duration_in_queue_until_accepted"));
    }

    @Test
    void all_queues() {
        TaskQueue.creator(WS, "Empty").create(served.twilio);
        List<TaskQueuesStatistics> all = StreamSupport.stream(
                        TaskQueuesStatistics.reader(WS)
                                .pageSize(1)
                                .read(served.twilio)
                                .spliterator(),
                        false)
                .toList();

        assertEquals(2, all.size());
        assertEquals(queue, all.get(0).getTaskQueueSid());
        assertEquals(4, at(all.get(0).getCumulative(), "tasks_entered"));
        assertEquals(3, at(all.get(0).getRealtime(), "total_tasks"));
        assertEquals(0, at(all.get(1).getCumulative(), "tasks_entered"));
    }

    @Test
    void queues_of_a_name() {
        TaskQueue empty = TaskQueue.creator(WS, "Empty").create(served.twilio);

        TaskQueuesStatistics found =
                first(TaskQueuesStatistics.reader(WS).setFriendlyName("Empty").read(served.twilio));
        assertEquals(empty.getSid(), found.getTaskQueueSid());
    }

    @Test
    void queues_named_in_a_body() {
        TaskQueueBulkRealTimeStatistics found = TaskQueueBulkRealTimeStatistics.creator(WS)
                .setBody(Map.of("TaskQueueSids", List.of(queue, "WQ" + "0".repeat(32))))
                .create(served.twilio);

        assertEquals(1, found.getTaskQueueResponseCount());
        assertEquals(queue, at(found.getTaskQueueData().get(0), "task_queue_sid"));
        assertEquals(3, at(found.getTaskQueueData().get(0), "total_tasks"));
        assertEquals(40, at(found.getTaskQueueData().get(0), "longest_task_waiting_age"));
    }

    @Test
    void a_workflow_now() {
        WorkflowRealTimeStatistics now =
                WorkflowRealTimeStatistics.fetcher(WS, workflow).fetch(served.twilio);

        assertEquals(workflow, now.getWorkflowSid());
        assertEquals(3, now.getTotalTasks());
        assertEquals(waiting, now.getLongestTaskWaitingSid());
    }

    @Test
    void a_workflow_so_far() {
        WorkflowCumulativeStatistics sofar = WorkflowCumulativeStatistics.fetcher(WS, workflow)
                .setSplitByWaitTime("4")
                .fetch(served.twilio);

        assertEquals(workflow, sofar.getWorkflowSid());
        assertEquals(4, sofar.getTasksEntered());
        assertEquals(0, sofar.getTasksTimedOutInWorkflow());
        assertEquals(5, sofar.getAvgTaskAcceptanceTime());
        assertEquals(1, at(sofar.getSplitByWaitTime(), "4", "above", "reservations_accepted"));
    }

    @Test
    void both_of_a_workflow() {
        WorkflowStatistics both = WorkflowStatistics.fetcher(WS, workflow).fetch(served.twilio);

        assertEquals(workflow, both.getWorkflowSid());
        assertEquals(3, at(both.getRealtime(), "total_tasks"));
        assertEquals(4, at(both.getCumulative(), "tasks_entered"));
    }

    @Test
    void the_workers_now() {
        WorkersRealTimeStatistics now = WorkersRealTimeStatistics.fetcher(WS).fetch(served.twilio);

        assertEquals(1, now.getTotalWorkers());
        assertEquals(1, inActivity(now.getActivityStatistics(), "Available", "workers"));
    }

    @Test
    void the_workers_so_far() {
        WorkersCumulativeStatistics sofar =
                WorkersCumulativeStatistics.fetcher(WS).fetch(served.twilio);

        assertEquals(second(100), sofar.getEndTime());
        assertEquals(3, sofar.getReservationsCreated());
        assertEquals(1, sofar.getReservationsRejected());
        assertEquals(100, inActivity(sofar.getActivityDurations(), "Available", "total"));
        assertEquals(0, inActivity(sofar.getActivityDurations(), "Lunch", "max"));
    }

    @Test
    void both_of_the_workers_of_a_name() {
        Worker.creator(WS, "bob").create(served.twilio);
        WorkersStatistics ann =
                WorkersStatistics.fetcher(WS).setFriendlyName("ann").fetch(served.twilio);
        WorkersStatistics bob =
                WorkersStatistics.fetcher(WS).setFriendlyName("bob").fetch(served.twilio);

        assertEquals(1, at(ann.getRealtime(), "total_workers"));
        assertEquals(3, at(ann.getCumulative(), "reservations_created"));
        assertEquals(0, at(bob.getCumulative(), "reservations_created"));
    }

    @Test
    void both_of_the_workers_of_a_queue() {
        String nobodys = TaskQueue.creator(WS, "Nobody's")
                .setTargetWorkers("1==2")
                .create(served.twilio)
                .getSid();
        WorkersStatistics everyones =
                WorkersStatistics.fetcher(WS).setTaskQueueName("Everyone").fetch(served.twilio);
        WorkersStatistics none =
                WorkersStatistics.fetcher(WS).setTaskQueueSid(nobodys).fetch(served.twilio);

        assertEquals(1, at(everyones.getRealtime(), "total_workers"));
        assertEquals(1, at(everyones.getCumulative(), "reservations_accepted"));
        assertEquals(0, at(none.getRealtime(), "total_workers"));
        assertEquals(0, at(none.getCumulative(), "reservations_created"));
    }

    @Test
    void one_worker_so_far() {
        WorkerStatistics sofar =
                WorkerStatistics.fetcher(WS, worker).setTaskChannel("voice").fetch(served.twilio);

        assertEquals(worker, sofar.getWorkerSid());
        assertEquals(1, at(sofar.getCumulative(), "reservations_created"));
        assertEquals(
                100,
                inActivity(
                        List.copyOf((List<?>) at(sofar.getCumulative(), "activity_durations")), "Available", "total"));
    }
}
