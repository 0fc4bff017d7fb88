package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.parse;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkerChannelView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowDocument.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private final Floor floor = new Floor();

    private String open(String queue) {
        return floor.workflow(Optional.of(target(queue)));
    }

    @Nested
    class Choosing_a_worker {
        @Test
        void a_task_is_offered_to_a_free_worker_of_its_queue() {
            String queue = floor.queue("sales", "team == 'sales'");
            floor.worker("ann", Map.of("team", "support"));
            floor.worker("bob", Map.of("team", "sales"));

            String task = floor.task(open(queue));

            assertEquals(List.of("bob"), floor.holders(task));
            assertEquals(TaskStatus.RESERVED, floor.statusOf(task));
        }

        @Test
        void a_worker_in_an_unavailable_activity_gets_nothing_until_it_is_available() {
            String queue = floor.queue("all", "1==1");
            String ann = floor.worker("ann");
            floor.move(ann, "Unavailable");
            String task = floor.task(open(queue));
            assertEquals(TaskStatus.PENDING, floor.statusOf(task));

            floor.move(ann, "Available");

            assertEquals(List.of("ann"), floor.holders(task));
        }

        @Test
        void the_longest_idle_worker_is_first() {
            String workflow = open(floor.queue("all", "1==1"));
            floor.worker("ann");
            floor.at(1);
            floor.worker("bob");
            floor.at(2);
            String first = floor.task(workflow);
            floor.reply(first, ReservationStatus.ACCEPTED);
            floor.status(first, TaskStatus.COMPLETED);
            floor.at(3);

            String second = floor.task(workflow);

            assertEquals(List.of("bob"), floor.holders(second));
        }

        @Test
        void becoming_available_starts_the_idle_time_anew() {
            String workflow = open(floor.queue("all", "1==1"));
            String ann = floor.worker("ann");
            floor.at(1);
            floor.worker("bob");
            floor.at(2);
            floor.move(ann, "Unavailable");
            floor.move(ann, "Available");

            assertEquals(List.of("bob"), floor.holders(floor.task(workflow)));
        }

        @Test
        void who_comes_at_the_same_instant_but_later_has_been_idle_for_less_time() {
            String workflow = open(floor.queue("all", "1==1"));
            String ann = floor.worker("ann");
            floor.at(1);
            floor.move(ann, "Unavailable");
            floor.move(ann, "Available");
            floor.worker("bob");

            assertEquals(List.of("ann"), floor.holders(floor.task(workflow)));
        }

        @Test
        void a_target_expression_narrows_the_queues_workers() {
            String queue = floor.queue("all", "1==1");
            floor.worker("ann", Map.of("lang", "de"));
            floor.worker("bob", Map.of("lang", "fr"));
            Target target = new Target(
                    queue, OptionalInt.empty(), OptionalInt.empty(), Optional.of(parse("task.lang == worker.lang")));

            String task = floor.task(floor.workflow(Optional.of(target)), Map.of("lang", "fr"));

            assertEquals(List.of("bob"), floor.holders(task));
        }

        @Test
        void several_workers_are_reserved_where_the_queue_says_so_and_accepting_rescinds_the_others() {
            String workflow = open(floor.queue("all", "1==1", 2, TaskOrder.FIFO));
            floor.worker("ann");
            floor.worker("bob");
            floor.worker("cid");
            String task = floor.task(workflow);
            assertEquals(List.of("ann", "bob"), floor.holders(task));

            floor.reply(task, ReservationStatus.ACCEPTED);

            assertEquals(List.of("ann"), floor.holders(task));
            ReservationView bobs =
                    floor.engine.reservationsOfTask(task).orElseThrow().get(1);
            assertEquals(ReservationStatus.RESCINDED, bobs.status());
            assertEquals(
                    Refusal.Reason.GONE,
                    floor.refused(new Command.UpdateReservation(
                                    bobs.sid(), ReservationStatus.ACCEPTED, Optional.empty()))
                            .reason());
        }

        @Test
        void a_changed_queue_expression_brings_waiting_tasks_to_new_members() {
            String queue = floor.queue("sales", "team == 'sales'");
            floor.worker("ann", Map.of("team", "support"));
            String task = floor.task(open(queue));

            floor.done(Command.UpdateTaskQueue.of(queue)
                    .withTargetWorkers(new Command.TargetWorkers("1==1", Optional.of(parse("1==1")))));

            assertEquals(List.of("ann"), floor.holders(task));
        }

        @Test
        void a_queue_may_ask_for_more_than_attributes() {
            String queue = floor.queue("chatty", "channel.chat.configured_capacity > 1");
            String ann = floor.worker("ann");
            String task = floor.task(open(queue));
            List<String> before = floor.holders(task);

            floor.capacity(ann, "chat", 2);

            assertEquals(List.of(List.of(), List.of("ann")), List.of(before, floor.holders(task)));
        }

        @Test
        void changed_worker_attributes_bring_waiting_tasks() {
            String queue = floor.queue("sales", "team == 'sales'");
            String ann = floor.worker("ann", Map.of("team", "support"));
            String task = floor.task(open(queue));

            floor.done(Command.UpdateWorker.of(ann).withAttributes(Floor.attributes(Map.of("team", "sales"))));

            assertEquals(List.of("ann"), floor.holders(task));
        }
    }

    @Nested
    class Capacity {
        @Test
        void a_worker_gets_no_more_tasks_of_a_channel_than_its_capacity() {
            String workflow = open(floor.queue("all", "1==1"));
            floor.capacity(floor.worker("ann"), "chat", 2);

            String first = floor.task(workflow, Map.of(), 0, "chat");
            String second = floor.task(workflow, Map.of(), 0, "chat");
            String third = floor.task(workflow, Map.of(), 0, "chat");

            assertEquals(
                    List.of(TaskStatus.RESERVED, TaskStatus.RESERVED, TaskStatus.PENDING),
                    List.of(floor.statusOf(first), floor.statusOf(second), floor.statusOf(third)));
        }

        @Test
        void channels_have_capacities_of_their_own() {
            String workflow = open(floor.queue("all", "1==1"));
            floor.worker("ann");
            floor.task(workflow, Map.of(), 0, "voice");

            String chat = floor.task(workflow, Map.of(), 0, "chat");

            assertEquals(List.of("ann"), floor.holders(chat));
        }

        @Test
        void wrapping_occupies_the_worker_and_completing_frees_it() {
            String workflow = open(floor.queue("all", "1==1"));
            floor.worker("ann");
            String first = floor.task(workflow);
            String second = floor.task(workflow);
            floor.reply(first, ReservationStatus.ACCEPTED);
            floor.status(first, TaskStatus.WRAPPING);
            assertEquals(TaskStatus.PENDING, floor.statusOf(second));

            floor.status(first, TaskStatus.COMPLETED);

            assertEquals(List.of("ann"), floor.holders(second));
        }

        @Test
        void more_capacity_brings_a_waiting_task() {
            String workflow = open(floor.queue("all", "1==1"));
            String ann = floor.worker("ann");
            floor.task(workflow, Map.of(), 0, "chat");
            String second = floor.task(workflow, Map.of(), 0, "chat");

            floor.capacity(ann, "chat", 2);

            assertEquals(List.of("ann"), floor.holders(second));
        }

        @Test
        void the_available_percentage_counts_pending_accepted_and_wrapping() {
            String workflow = open(floor.queue("all", "1==1"));
            String ann = floor.worker("ann");
            floor.capacity(ann, "chat", 3);
            floor.reply(floor.task(workflow, Map.of(), 0, "chat"), ReservationStatus.ACCEPTED);
            floor.task(workflow, Map.of(), 0, "chat");

            WorkerChannelView chat = floor.engine.workerChannels(ann).orElseThrow().stream()
                    .filter(c -> c.taskChannelUniqueName().equals("chat"))
                    .findFirst()
                    .orElseThrow();

            assertEquals(33, chat.availableCapacityPercentage());
            assertEquals(1, chat.assignedTasks());
        }
    }

    @Nested
    class Order_of_tasks {
        @Test
        void higher_priority_goes_first_then_the_older() {
            String workflow = open(floor.queue("all", "1==1"));
            String old = floor.task(workflow, Map.of(), 0, "voice");
            floor.at(1);
            String urgent = floor.task(workflow, Map.of(), 5, "voice");
            floor.at(2);
            String young = floor.task(workflow, Map.of(), 0, "voice");

            assertEquals(List.of(urgent, old, young), servedBy(floor.worker("ann")));
        }

        private Command madeAt(String workflow, double seconds) {
            return new Command.CreateTask(Attributes.EMPTY, Optional.of(workflow), 86_400, 0, "voice")
                    .withVirtualStart(Math.round(seconds * 1_000_000));
        }

        @Test
        void a_virtual_start_makes_a_task_older_than_it_is() {
            String workflow = open(floor.queue("all", "1==1"));
            floor.at(5);
            String first = floor.task(workflow);
            floor.at(10);
            String second = floor.done(madeAt(workflow, 1));

            assertEquals(List.of(second, first), servedBy(floor.worker("ann")));
        }

        @Test
        void a_waiting_task_takes_its_new_place_when_its_virtual_start_changes() {
            String workflow = open(floor.queue("all", "1==1"));
            floor.at(5);
            String first = floor.task(workflow);
            floor.at(10);
            String second = floor.task(workflow);

            floor.done(Command.UpdateTask.of(second).withVirtualStart(1L));

            assertEquals(List.of(second, first), servedBy(floor.worker("ann")));
        }

        @Test
        void a_virtual_start_leaves_the_times_in_targets_alone() {
            String a = floor.queue("a", "1==2");
            String workflow = floor.workflow(Optional.empty(), filter("1==1", target(a, 10)));
            floor.at(100);
            String task = floor.done(madeAt(workflow, 0));

            floor.at(109.999);

            assertEquals(TaskStatus.PENDING, floor.statusOf(task));
        }

        @Test
        void a_virtual_start_in_the_future_is_refused() {
            String workflow = open(floor.queue("all", "1==1"));

            assertTrue(floor.refused(madeAt(workflow, 0.000001)).message().startsWith("VirtualStartTime"));
        }

        @Test
        void a_lifo_queue_serves_the_newest_whatever_its_priority() {
            String workflow = open(floor.queue("all", "1==1", 1, TaskOrder.LIFO));
            String urgent = floor.task(workflow, Map.of(), 5, "voice");
            floor.at(1);
            String young = floor.task(workflow, Map.of(), 0, "voice");

            assertEquals(List.of(young, urgent), servedBy(floor.worker("ann")));
        }

        @Test
        void a_worker_of_two_queues_gets_the_best_task_of_both() {
            String sales = open(floor.queue("sales", "1==1"));
            String support = open(floor.queue("support", "1==1"));
            String first = floor.task(sales, Map.of(), 1, "voice");
            String second = floor.task(support, Map.of(), 2, "voice");

            assertEquals(List.of(second, first), servedBy(floor.worker("ann")));
        }

        @Test
        void a_task_without_an_eligible_worker_does_not_hold_up_a_lesser_one() {
            String queue = floor.queue("all", "1==1");
            Target german = new Target(
                    queue, OptionalInt.empty(), OptionalInt.empty(), Optional.of(parse("worker.lang == 'de'")));
            String picky = floor.task(floor.workflow(Optional.of(german)), Map.of(), 9, "voice");
            String easy = floor.task(open(queue), Map.of(), 0, "voice");

            floor.worker("ann", Map.of("lang", "fr"));

            assertEquals(List.of(List.of(), List.of("ann")), List.of(floor.holders(picky), floor.holders(easy)));
        }

        private List<String> servedBy(String worker) {
            List<String> served = new java.util.ArrayList<>();
            Optional<ReservationView> next = offeredTo(worker);
            while (next.isPresent()) {
                served.add(next.get().taskSid());
                floor.reply(next.get().taskSid(), ReservationStatus.ACCEPTED);
                floor.status(next.get().taskSid(), TaskStatus.COMPLETED);
                next = offeredTo(worker);
            }
            return served;
        }

        private Optional<ReservationView> offeredTo(String worker) {
            return floor.engine.reservationsOfWorker(worker).orElseThrow().stream()
                    .filter(r -> r.status() == ReservationStatus.PENDING)
                    .findFirst();
        }
    }

    @Nested
    class Workflows {
        @Test
        void the_first_matching_filter_is_used() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String workflow = floor.workflow(
                    Optional.empty(),
                    filter("topic == 'x'", target(a)),
                    filter("topic == 'y'", target(b)),
                    filter("1 == 1", target(a)));

            assertEquals("b", floor.queueOf(floor.task(workflow, Map.of("topic", "y"))));
        }

        @Test
        void the_default_filter_serves_what_no_filter_matches() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String workflow = floor.workflow(Optional.of(target(b)), filter("topic == 'x'", target(a)));

            assertEquals("b", floor.queueOf(floor.task(workflow, Map.of("topic", "z"))));
        }

        @Test
        void a_task_that_nothing_matches_is_canceled() {
            String workflow =
                    floor.workflow(Optional.empty(), filter("topic == 'x'", target(floor.queue("a", "1==1"))));

            String task = floor.task(workflow);

            assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
            assertEquals(WorkflowRunner.UNMATCHED, floor.reasonOf(task));
        }

        @Test
        void timeouts_of_targets_add_up_over_the_age_of_the_task() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String workflow =
                    floor.workflow(Optional.empty(), filter("1==1", target(a, 10), target(b, 10), target(a, 10)));
            String task = floor.task(workflow);

            floor.at(9.999);
            String before = floor.queueOf(task);
            floor.at(10);
            String second = floor.queueOf(task);
            floor.at(20);
            String third = floor.queueOf(task);
            floor.at(29.999);
            TaskStatus last = floor.statusOf(task);
            floor.at(30);

            assertEquals(List.of("a", "b", "a"), List.of(before, second, third));
            assertEquals(TaskStatus.PENDING, last);
            assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
            assertEquals(WorkflowRunner.TIMED_OUT, floor.reasonOf(task));
        }

        @Test
        void after_the_last_target_the_next_matching_filter_follows_and_never_the_default() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String c = floor.queue("c", "1==1");
            String workflow = floor.workflow(
                    Optional.of(target(c)),
                    filter("1==1", target(a, 10)),
                    filter("1==2", target(c, 10)),
                    filter("1==1", target(b, 5)));
            String task = floor.task(workflow);

            floor.at(10);
            String second = floor.queueOf(task);
            floor.at(15);

            assertEquals("b", second);
            assertEquals(TaskStatus.CANCELED, floor.statusOf(task));
        }

        @Test
        void a_targets_priority_replaces_the_tasks_and_stays() {
            String a = floor.queue("a", "1==1");
            Target urgent = new Target(a, OptionalInt.of(7), OptionalInt.of(10), Optional.empty());
            String task = floor.task(floor.workflow(Optional.empty(), filter("1==1", urgent, target(a, 10))));

            floor.at(10);

            assertEquals(7, floor.engine.task(task).orElseThrow().priority());
        }

        @Test
        void an_escalation_reaches_a_worker_that_the_first_target_excluded() {
            String few = floor.queue("few", "team == 'a'");
            String many = floor.queue("many", "1==1");
            floor.worker("ann", Map.of("team", "b"));
            String task = floor.task(floor.workflow(Optional.empty(), filter("1==1", target(few, 300), target(many))));

            floor.at(300);

            assertEquals(List.of("ann"), floor.holders(task));
        }

        @Test
        void changed_attributes_drive_a_pending_task_anew() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String workflow = floor.workflow(Optional.of(target(a)), filter("topic == 'b'", target(b)));
            String task = floor.task(workflow);

            floor.done(Command.UpdateTask.of(task).withAttributes(Floor.attributes(Map.of("topic", "b"))));

            assertEquals("b", floor.queueOf(task));
        }

        @Test
        void a_changed_workflow_leaves_tasks_on_their_way_alone() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String workflow = floor.workflow(Optional.empty(), filter("1==1", target(a, 10), target(b)));
            String task = floor.task(workflow);

            floor.done(Command.UpdateWorkflow.of(workflow)
                    .withDocument(new WorkflowDocument("{}", List.of(), Optional.of(target(a)))));
            floor.at(10);

            assertEquals("b", floor.queueOf(task));
        }

        @Test
        void a_queue_that_is_gone_is_passed_over() {
            String a = floor.queue("a", "1==1");
            String b = floor.queue("b", "1==1");
            String c = floor.queue("c", "1==1");
            String workflow = floor.workflow(Optional.empty(), filter("1==1", target(a, 10), target(b, 10), target(c)));
            String task = floor.task(workflow);
            floor.done(Command.UpdateWorkflow.of(workflow)
                    .withDocument(new WorkflowDocument("{}", List.of(), Optional.of(target(a)))));
            floor.done(new Command.DeleteTaskQueue(b));

            floor.at(20);

            assertEquals("c", floor.queueOf(task));
        }
    }

    @Test
    void the_events_of_a_task_that_is_served_come_in_their_order() {
        String workflow = open(floor.queue("all", "1==1"));
        floor.worker("ann");
        String task = floor.task(workflow);
        floor.reply(task, ReservationStatus.ACCEPTED);
        floor.status(task, TaskStatus.WRAPPING);
        floor.status(task, TaskStatus.COMPLETED);

        assertEquals(
                "task.created workflow.entered workflow.target-matched task-queue.entered reservation.created"
                        + " reservation.accepted reservation.wrapup task.wrapup task.completed reservation.completed",
                floor.typesOf(task));
    }

    @Test
    void timers_fire_at_their_own_instants_however_late_the_clock_is_moved() {
        String a = floor.queue("a", "1==1");
        floor.task(floor.workflow(Optional.empty(), filter("1==1", target(a, 10), target(a, 10))));

        floor.at(1000);

        assertTrue(floor.events.stream().anyMatch(e -> e.type().equals("task.canceled") && e.at() == 20_000_000));
    }
}
