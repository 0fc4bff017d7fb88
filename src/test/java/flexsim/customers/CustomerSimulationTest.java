package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import flexsim.time.SteppedScheduler;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.FakeWorkspace;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskDraft;
import flexsim.workspace.WorkspaceException;
import flexsim.workspace.WorkspaceException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CustomerSimulationTest {
    private static final double PATIENCE = 30;
    private static final String FIRST = FakeWorkspace.sid("WT", 1);

    private final SteppedScheduler clock = new SteppedScheduler(0);
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void a_customer_who_is_still_waiting_when_patience_ends_cancels_the_task() {
        CustomerSimulation run = begin(1, workspace, Runnable::run, true);
        clock.advance(Duration.ofSeconds(31));
        assertEquals(AssignmentStatus.CANCELED, workspace.tasks.get(FIRST).status());
        assertEquals(1, run.totals().abandoned());
    }

    @Test
    void a_customer_does_not_leave_before_patience_ends() {
        begin(1, workspace, Runnable::run, true);
        clock.advanceTo(31 * Micros.PER_SECOND - 1);
        assertEquals(AssignmentStatus.PENDING, workspace.tasks.get(FIRST).status());
    }

    @Test
    void who_balks_cancels_the_task_at_once_when_nobody_is_free() {
        CustomerSimulation run = balking(workspace);
        clock.advance(Duration.ofSeconds(1));
        assertEquals(AssignmentStatus.CANCELED, workspace.tasks.get(FIRST).status());
        assertEquals(
                Optional.of(CustomerSimulation.ABANDONED),
                workspace.tasks.get(FIRST).reason());
        assertEquals(1, run.totals().created());
        assertEquals(1, run.totals().abandoned());
    }

    @Test
    void who_balks_stays_as_long_as_anybody_when_an_agent_is_offered_the_task_at_once() {
        FakeWorkspace free = new FakeWorkspace() {
            @Override
            public synchronized Task createTask(TaskDraft draft) {
                return addTask(super.createTask(draft).sid(), AssignmentStatus.RESERVED, draft.attributes());
            }
        };
        CustomerSimulation run = balking(free);
        clock.advanceTo(31 * Micros.PER_SECOND - 1);
        assertEquals(AssignmentStatus.RESERVED, free.tasks.get(FIRST).status());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, run.totals().abandoned());
    }

    @Test
    void a_customer_whom_an_agent_took_in_the_last_moment_has_not_abandoned() {
        CustomerSimulation run = begin(1, workspace, Runnable::run, true);
        clock.advanceTo(31 * Micros.PER_SECOND - 1);
        workspace.status(FIRST, AssignmentStatus.ASSIGNED, "");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, run.totals().answered());
        assertEquals(0, run.totals().abandoned());
    }

    @Test
    void a_task_that_taskrouter_canceled_has_timed_out() {
        CustomerSimulation run = begin(1, workspace, Runnable::run, true);
        clock.advance(Duration.ofSeconds(2));
        workspace.status(FIRST, AssignmentStatus.CANCELED, "Task TTL Exceeded");
        clock.advance(Duration.ofSeconds(30));
        assertEquals(1, run.totals().timedOut());
    }

    @Test
    void a_task_whose_creation_was_never_answered_is_found_and_not_left_behind() {
        FakeWorkspace silent = new FakeWorkspace() {
            @Override
            public synchronized Task createTask(TaskDraft draft) {
                super.createTask(draft);
                throw WorkspaceException.inDoubt(Kind.UNWANTED, 0, "no answer");
            }
        };
        CustomerSimulation run = begin(1, silent, Runnable::run, true);
        clock.advanceTo(31 * Micros.PER_SECOND);

        assertEquals(AssignmentStatus.CANCELED, silent.tasks.get(FIRST).status());
        assertEquals(1, run.totals().created());
        assertEquals(1, run.totals().abandoned());
    }

    @Test
    void a_customer_for_whom_no_task_was_made_is_unreached() {
        FakeWorkspace deaf = new FakeWorkspace() {
            @Override
            public synchronized Task createTask(TaskDraft draft) {
                throw new WorkspaceException(Kind.UNWANTED, 429, 0, "not taken");
            }
        };
        CustomerSimulation run = begin(1, deaf, Runnable::run, true);
        clock.advanceTo(31 * Micros.PER_SECOND);

        assertEquals(1, run.totals().unreached());
    }

    @Test
    void a_cancellation_whose_answer_was_lost_is_an_abandonment_all_the_same() {
        FakeWorkspace forgetful = new FakeWorkspace() {
            @Override
            public synchronized Task updateTask(String taskSid, TaskChange change) {
                super.updateTask(taskSid, change);
                return super.updateTask(taskSid, change);
            }
        };
        CustomerSimulation run = begin(1, forgetful, Runnable::run, true);
        clock.advance(Duration.ofSeconds(40));
        assertEquals(1, run.totals().abandoned());
    }

    @Test
    void it_ends_soon_after_the_last_customer_is_answered_without_waiting_for_their_patience() {
        CustomerSimulation run = begin(1, workspace, Runnable::run, true);
        clock.advance(Duration.ofSeconds(5));
        assertFalse(run.settled().isDone());
        workspace.status(FIRST, AssignmentStatus.ASSIGNED, "");
        clock.advance(Duration.ofSeconds(2));
        assertTrue(run.settled().isDone());
        assertEquals(1, run.totals().answered());
    }

    @Test
    void without_lingering_it_ends_with_the_last_arrival_and_leaves_the_waiting_in_the_queue() {
        CustomerSimulation run = begin(3, workspace, Runnable::run, false);
        clock.advance(Duration.ofSeconds(3));
        assertTrue(run.settled().isDone());
        clock.advance(Duration.ofSeconds(60));
        assertEquals(3, run.totals().waiting());
        assertEquals(AssignmentStatus.PENDING, workspace.tasks.get(FIRST).status());
    }

    @Test
    void slow_answers_delay_no_arrival_and_show_as_lateness() {
        Held requests = new Held();
        CustomerSimulation run = begin(5, workspace, requests, true);
        clock.advance(Duration.ofSeconds(6));
        assertEquals(5, run.totals().offered());
        requests.release();
        assertEquals(5, run.totals().created());
        assertEquals(5000, run.report().latenessMaxMs(), 10);
    }

    @Test
    void ten_seconds_without_taskrouter_lose_nobody() {
        Held requests = new Held();
        CustomerSimulation run = begin(20, workspace, requests, true);
        clock.advance(Duration.ofSeconds(10));
        requests.release();
        clock.advance(Duration.ofSeconds(50));
        assertEquals(20, run.totals().created());
        assertEquals(20, run.totals().abandoned());
        assertTrue(run.settled().isDone());
    }

    @Test
    void a_cancellation_is_tried_again_until_taskrouter_is_back() {
        CustomerSimulation run = begin(1, workspace, Runnable::run, true);
        clock.advance(Duration.ofSeconds(2));
        workspace.away = true;
        clock.advance(Duration.ofSeconds(39));
        assertEquals(1, run.totals().waiting());
        workspace.away = false;
        clock.advance(Duration.ofSeconds(2));
        assertEquals(1, run.totals().abandoned());
    }

    @Test
    void who_left_before_taskrouter_took_the_task_is_unreached_and_no_task_is_made() {
        Held requests = new Held();
        CustomerSimulation run = begin(1, workspace, requests, true);
        clock.advance(Duration.ofSeconds(40));
        requests.release();
        assertEquals(1, run.totals().unreached());
        assertTrue(workspace.tasks.isEmpty());
    }

    @Test
    void a_task_whose_making_was_never_answered_is_found_and_canceled_when_the_customer_has_left() {
        Answerless answerless = new Answerless(true);
        CustomerSimulation run = begin(1, answerless, Runnable::run, true);
        clock.advance(Duration.ofSeconds(33));
        assertFalse(run.settled().isDone());
        answerless.away = false;
        clock.advance(Duration.ofSeconds(2));
        assertEquals(AssignmentStatus.CANCELED, answerless.tasks.get(FIRST).status());
        assertEquals(1, run.totals().abandoned());
        assertEquals(0, run.totals().unreached());
        assertTrue(run.settled().isDone());
    }

    @Test
    void only_who_is_confirmed_to_have_no_task_is_unreached() {
        Answerless answerless = new Answerless(false);
        CustomerSimulation run = begin(1, answerless, Runnable::run, true);
        clock.advance(Duration.ofSeconds(33));
        assertEquals(0, run.totals().unreached());
        answerless.away = false;
        clock.advance(Duration.ofSeconds(3));
        assertEquals(1, run.totals().unreached());
        assertTrue(run.settled().isDone());
    }

    @Test
    void halting_while_it_cannot_be_found_out_whether_there_is_a_task_says_so() {
        CustomerSimulation run = begin(1, new Answerless(true), Runnable::run, true);
        clock.advance(Duration.ofSeconds(33));
        run.halt();
        clock.advance(Duration.ofSeconds(2));
        assertEquals(1, run.totals().unknown());
        assertTrue(run.settled().isDone());
    }

    @Test
    void halting_does_not_wait_for_requests_that_hang() {
        CustomerSimulation run = begin(1, workspace, new Held(), true);
        clock.advance(Duration.ofSeconds(2));
        run.halt();
        assertFalse(run.settled().isDone());
        clock.advance(Duration.ofSeconds(4));
        assertTrue(run.settled().isDone());
        assertEquals(1, run.totals().underway());
    }

    @Test
    void a_task_that_somebody_deleted_is_gone_and_has_not_timed_out() {
        CustomerSimulation run = begin(2, workspace, Runnable::run, true);
        clock.advanceTo(31 * Micros.PER_SECOND - 1);
        workspace.tasks.clear();
        clock.advance(Duration.ofSeconds(1));
        assertEquals(2, run.totals().gone());
        assertEquals(0, run.totals().timedOut());
    }

    @Test
    void halting_ends_at_once_and_nobody_arrives_any_more() {
        CustomerSimulation run = begin(100, workspace, Runnable::run, true);
        clock.advance(Duration.ofSeconds(10));
        run.halt();
        assertTrue(run.settled().isDone());
        clock.advance(Duration.ofSeconds(100));
        assertEquals(10, run.totals().offered());
        assertEquals(10, run.totals().waiting());
    }

    @Test
    void a_workspace_without_the_workflow_says_to_deploy_first() {
        WorkspaceException missing = assertThrows(
                WorkspaceException.class,
                () -> workspace.deployedWorkflow("owl Workflow").sid());
        assertTrue(missing.getMessage().contains("'owl Workflow': run 'flexsim deploy' first"));
    }

    @Property(tries = 200)
    void counts_reconcile_whatever_the_service_answers(
            @ForAll long chaos, @ForAll @IntRange(min = 1, max = 40) int count) {
        SteppedScheduler time = new SteppedScheduler(0);
        CustomerSimulation run = begin(time, count, new Chaotic(chaos), Runnable::run, chaos % 2 == 0);
        for (int second = 0; second < 300; second++) {
            time.advance(Duration.ofSeconds(1));
            reconcile(run.totals());
        }
        assertEquals(count, run.totals().offered());
        assertEquals(0, run.totals().underway());
        assertTrue(run.settled().isDone());
    }

    private static void reconcile(CustomerTotals totals) {
        assertEquals(
                totals.offered(),
                totals.created() + totals.failed() + totals.unreached() + totals.unknown() + totals.underway());
        assertEquals(
                totals.created(),
                totals.answered() + totals.abandoned() + totals.timedOut() + totals.gone() + totals.waiting());
        assertTrue(totals.underway() >= 0 && totals.waiting() >= 0, totals.toString());
    }

    private CustomerSimulation balking(FakeWorkspace at) {
        ArrivalSchedule schedule = ArrivalSchedule.ofDomain(
                0,
                TestCustomers.balking(1, 1, PATIENCE),
                new ArrivalSchedule.Limits(OptionalLong.empty(), OptionalLong.of(1)));
        CustomerSimulation run = new CustomerSimulation(
                schedule, at, FakeWorkspace.sid("WW", 1), clock, Runnable::run, Runnable::run, 1, 0, true);
        run.start();
        return run;
    }

    private CustomerSimulation begin(int count, FakeWorkspace at, Executor requests, boolean lingers) {
        return begin(clock, count, at, requests, lingers);
    }

    /** One customer a second, the first after one second. */
    private static CustomerSimulation begin(
            SteppedScheduler time, int count, FakeWorkspace at, Executor requests, boolean lingers) {
        ArrivalSchedule schedule = ArrivalSchedule.ofDomain(
                0,
                TestCustomers.customers(1, 1, PATIENCE),
                new ArrivalSchedule.Limits(OptionalLong.empty(), OptionalLong.of(count)));
        CustomerSimulation run = new CustomerSimulation(
                schedule, at, FakeWorkspace.sid("WW", 1), time, Runnable::run, requests, 1, 0, lingers);
        run.start();
        return run;
    }

    /** Requests that hang until they are released, as with a service that is away. */
    private static final class Held implements Executor {
        private final Deque<Runnable> held = new ArrayDeque<>();
        private boolean open;

        @Override
        public void execute(Runnable request) {
            if (open) {
                request.run();
            } else {
                held.add(request);
            }
        }

        void release() {
            open = true;
            while (!held.isEmpty()) {
                held.removeFirst().run();
            }
        }
    }

    /** Is away from the first creation on, whose answer it swallows. */
    private static final class Answerless extends FakeWorkspace {
        private final boolean makes;

        Answerless(boolean makes) {
            this.makes = makes;
        }

        @Override
        public synchronized Task createTask(TaskDraft draft) {
            if (makes) {
                super.createTask(draft);
            }
            away = true;
            throw WorkspaceException.inDoubt(Kind.UNWANTED, 0, "no answer");
        }
    }

    /** Answers anything that a service can answer, by chance. */
    private static final class Chaotic extends FakeWorkspace {
        private final RandomStream chance;

        Chaotic(long seed) {
            chance = RandomStream.of(seed, "chaos", 0);
        }

        @Override
        public synchronized Task createTask(TaskDraft draft) {
            trouble();
            Task task = super.createTask(draft);
            if (chance.nextInt(5) == 0) {
                throw WorkspaceException.inDoubt(Kind.UNWANTED, 500, "chance");
            }
            return task;
        }

        @Override
        public synchronized Optional<Task> createdTask(TaskDraft draft, Instant since) {
            trouble();
            return super.createdTask(draft, since);
        }

        @Override
        public synchronized Task updateTask(String taskSid, TaskChange change) {
            AssignmentStatus[] statuses = AssignmentStatus.values();
            int happened = chance.nextInt(2 * statuses.length);
            if (happened < statuses.length) {
                status(taskSid, statuses[happened], "somebody else");
            }
            trouble();
            return super.updateTask(taskSid, change);
        }

        private void trouble() {
            Kind[] kinds = Kind.values();
            int kind = chance.nextInt(3 * kinds.length);
            if (kind < kinds.length) {
                throw new WorkspaceException(kinds[kind], 0, 0, "chance");
            }
        }
    }
}
