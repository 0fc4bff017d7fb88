package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTargetTest {
    private final Floor floor = new Floor();
    private final String queue = floor.queue("none", "team == 'none'");
    private final String workflow = floor.workflow(Optional.of(target(queue)));

    private String taskFor(String routingTarget) {
        return floor.done(Floor.direct().withRoutingTarget(routingTarget));
    }

    private String patientTaskFor(String worker) {
        return floor.done(Floor.direct().withRoutingTarget(worker).withIgnoreCapacity(false));
    }

    private TaskView view(String task) {
        return floor.engine.task(task).orElseThrow();
    }

    @Nested
    class A_worker {
        @Test
        void gets_the_task_at_once_whatever_its_activity_and_capacity() {
            String ann = floor.worker("ann");
            floor.capacity(ann, "voice", 0);
            floor.move(ann, "Offline");

            String first = taskFor(ann);
            String second = taskFor(ann);

            assertEquals(List.of("ann"), floor.holders(first));
            assertEquals(List.of("ann"), floor.holders(second));
            assertTrue(view(first).ignoreCapacity());
        }

        @Test
        void who_is_deleted_gets_none_and_nobody_else_suffers() {
            floor.done(new Command.DeleteTask(floor.task(workflow, Map.of(), 0, "chat")));
            String ann = floor.worker("ann");
            floor.capacity(ann, "voice", 0);
            String task = patientTaskFor(ann);
            floor.done(new Command.DeleteWorker(ann));
            floor.worker("ben", Map.of("team", "none"));

            floor.channel(task, "chat");
            String other = floor.task(workflow, Map.of(), 0, "chat");

            assertEquals(List.of(), floor.holders(task));
            assertEquals(List.of("ben"), floor.holders(other));
        }

        @Test
        void who_is_deleted_gets_none_after_a_restart_either() {
            String ann = floor.worker("ann");
            floor.capacity(ann, "voice", 0);
            String task = patientTaskFor(ann);
            floor.done(new Command.DeleteWorker(ann));
            floor.engine = Engine.of(floor.engine.snapshot(), 7);

            floor.channel(task, "chat");

            assertEquals(List.of(), floor.holders(task));
        }

        @Test
        void who_is_deleted_has_no_channel_that_came_later() {
            String ann = floor.worker("ann");
            floor.move(ann, "Offline");
            String task = patientTaskFor(ann);
            floor.done(new Command.DeleteWorker(ann));
            floor.done(new Command.CreateTaskChannel("mail", "mail", false));

            floor.channel(task, "mail");

            assertEquals(List.of(), floor.holders(task));
            assertEquals(TaskStatus.PENDING, floor.statusOf(task));
        }

        @Test
        void gets_it_when_it_is_free_where_capacity_counts() {
            String ann = floor.worker("ann");
            floor.move(ann, "Offline");
            floor.worker("bob");
            String task = patientTaskFor(ann);
            List<String> before = floor.holders(task);

            floor.move(ann, "Available");
            String next = patientTaskFor(ann);

            assertEquals(List.of(), before);
            assertEquals(List.of("ann"), floor.holders(task));
            assertEquals(TaskStatus.PENDING, floor.statusOf(next));
        }

        @Test
        void gets_it_again_after_rejecting_it() {
            String task = taskFor(floor.worker("ann"));

            floor.reply(task, ReservationStatus.REJECTED);

            assertEquals(List.of("ann"), floor.holders(task));
        }

        @Test
        void gets_the_better_of_its_own_and_its_queues_tasks() {
            String ann = floor.worker("ann", Map.of("team", "none"));
            floor.move(ann, "Offline");
            String own = patientTaskFor(ann);
            String queued = floor.task(workflow, Map.of(), 1, "voice");

            floor.move(ann, "Available");

            assertEquals(List.of(List.of("ann"), List.of()), List.of(floor.holders(queued), floor.holders(own)));
        }

        @Test
        void gets_it_without_queue_or_workflow() {
            String task = taskFor(floor.worker("ann"));
            floor.reply(task, ReservationStatus.ACCEPTED);
            floor.status(task, TaskStatus.COMPLETED);

            assertEquals(Optional.empty(), view(task).queueSid());
            assertEquals(Optional.empty(), view(task).workflowSid());
            assertEquals(
                    "task.created reservation.created reservation.accepted task.completed reservation.completed",
                    floor.typesOf(task));
        }

        @Test
        void has_two_minutes_to_accept() {
            String task = patientTaskFor(floor.worker("ann"));

            floor.at(119);
            TaskStatus before = floor.statusOf(task);
            floor.at(120);

            assertEquals(List.of(TaskStatus.RESERVED, TaskStatus.PENDING), List.of(before, floor.statusOf(task)));
        }

        @Test
        void that_is_gone_leaves_the_task_to_its_time_to_live() {
            String ann = floor.worker("ann");
            floor.move(ann, "Offline");
            String task = patientTaskFor(ann);
            floor.done(new Command.DeleteWorker(ann));

            floor.at(86_400);

            assertEquals(TaskLifecycle.TTL_EXCEEDED, floor.reasonOf(task));
        }
    }

    @Nested
    class A_queue {
        @ParameterizedTest
        @CsvSource({"true", "false"})
        void takes_the_task_without_a_workflow(boolean routingTarget) {
            String task = floor.done(
                    routingTarget
                            ? Floor.direct().withRoutingTarget(queue)
                            : Floor.direct().withTaskQueueSid(queue));
            floor.worker("ann", Map.of("team", "none"));

            assertEquals(List.of("ann"), floor.holders(task));
            assertEquals(Optional.empty(), view(task).workflowSid());
            assertEquals(
                    routingTarget ? Optional.of(queue) : Optional.empty(),
                    view(task).routingTarget());
            assertEquals("task.created task-queue.entered reservation.created", floor.typesOf(task));
        }

        @Test
        void cannot_be_deleted_while_the_task_is_in_it() {
            String other = floor.queue("other", "1==1");
            taskFor(other);

            assertEquals(
                    Refusal.Reason.ILLEGAL_STATE,
                    floor.refused(new Command.DeleteTaskQueue(other)).reason());
        }

        @Test
        void keeps_the_task_when_its_attributes_change() {
            String task = taskFor(queue);

            floor.attributes(task, Map.of("a", "b"));

            assertEquals("none", floor.queueOf(task));
        }
    }

    @Test
    void a_workflow_is_taken_as_by_its_own_parameter() {
        String task = taskFor(workflow);

        assertEquals(Optional.of(workflow), view(task).workflowSid());
        assertEquals(Optional.of(workflow), view(task).routingTarget());
        assertEquals("none", floor.queueOf(task));
    }

    @Test
    void what_excludes_each_other_is_named() {
        Command both = new Command.CreateTask(Attributes.EMPTY, Optional.of(workflow), 60, 0, "voice")
                .withRoutingTarget(queue)
                .withTaskQueueSid(queue);

        assertEquals(
                "RoutingTarget and WorkflowSid and TaskQueueSid exclude each other: a task is made for one of them",
                floor.refused(both).message());
    }

    @Test
    void capacity_is_only_ignored_for_a_worker() {
        for (Command.CreateTask task : List.of(
                Floor.direct().withRoutingTarget(queue), Floor.direct().withRoutingTarget(workflow), Floor.direct())) {
            assertTrue(floor.refused(task.withIgnoreCapacity(true)).message().startsWith("IgnoreCapacity"));
        }
    }

    @Test
    void an_unknown_target_is_named() {
        assertTrue(
                floor.refused(Floor.direct().withRoutingTarget("WK9")).message().startsWith("RoutingTarget WK9"));
        assertTrue(
                floor.refused(Floor.direct().withTaskQueueSid("WQ9")).message().startsWith("TaskQueueSid WQ9"));
    }
}
