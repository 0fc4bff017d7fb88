package flexsim.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.WorkerDraft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanupTest {
    private static final String OURS = "{\"flexsim\":\"Acme\"}";
    private static final String THEIRS = "{\"flexsim\":\"Other\"}";

    private final InMemoryWorkspace workspace = new InMemoryWorkspace();

    /** Before each status change the router is quicker and moves the task to the next of {@code moves}. */
    private static InMemoryWorkspace racing(Deque<Optional<AssignmentStatus>> moves) {
        return new InMemoryWorkspace() {
            @Override
            public synchronized Task updateTask(String taskSid, TaskChange change) {
                Optional<AssignmentStatus> move = moves.isEmpty() ? Optional.empty() : moves.poll();
                move.ifPresent(status -> move(taskSid, status));
                return super.updateTask(taskSid, change);
            }
        };
    }

    @Test
    void each_task_is_ended_by_what_its_status_allows_and_deleted() {
        for (AssignmentStatus status : AssignmentStatus.values()) {
            workspace.addTask(OURS, status, Optional.empty());
        }

        CleanupResult result = Floor.clean(workspace, CleanupScope.TASKS);

        assertEquals(new CleanupResult(2, 2, 0, 6, 0, 0, 0, 0, 0, List.of()), result);
        assertTrue(workspace.tasks.isEmpty());
    }

    @Test
    void tasks_that_do_not_carry_the_brand_are_left() {
        List<String> foreign =
                List.of(THEIRS, "{}", "not JSON", "{\"note\":\"flexsim Acme\"}", "{\"flexsim\":[\"Acme\"]}");
        foreign.forEach(attributes -> workspace.addTask(attributes, AssignmentStatus.PENDING, Optional.empty()));

        assertTrue(Floor.clean(workspace, CleanupScope.ALL).complete());

        assertEquals(List.of(), workspace.changes);
        assertEquals(foreign.size(), workspace.tasks.size());
    }

    @Test
    void a_task_accepted_under_our_hands_is_completed_instead() {
        InMemoryWorkspace quick = racing(new ArrayDeque<>(
                List.of(Optional.of(AssignmentStatus.ASSIGNED), Optional.of(AssignmentStatus.WRAPPING))));
        quick.addTask(OURS, AssignmentStatus.RESERVED, Optional.empty());

        CleanupResult result = Floor.clean(quick, CleanupScope.TASKS);

        assertEquals(new CleanupResult(0, 1, 0, 1, 0, 0, 0, 0, 0, List.of()), result);
    }

    @Test
    void a_task_that_never_stands_still_is_given_up_after_five_tries_and_reported() {
        Deque<Optional<AssignmentStatus>> moves = new ArrayDeque<>();
        for (int i = 0; i < 10; i++) {
            moves.add(Optional.of(i % 2 == 0 ? AssignmentStatus.ASSIGNED : AssignmentStatus.PENDING));
        }
        InMemoryWorkspace restless = racing(moves);
        restless.addTask(OURS, AssignmentStatus.PENDING, Optional.empty());
        restless.addTask(THEIRS, AssignmentStatus.PENDING, Optional.empty());

        CleanupResult result = Floor.clean(restless, CleanupScope.TASKS);

        assertEquals(5, moves.size());
        assertEquals(1, result.remaining());
        assertEquals(1, result.failures().size());
        assertFalse(result.complete());
    }

    @Test
    void a_task_gone_meanwhile_counts_as_done() {
        InMemoryWorkspace forgetful = new InMemoryWorkspace() {
            @Override
            public synchronized Task updateTask(String taskSid, TaskChange change) {
                tasks.remove(taskSid);
                return super.updateTask(taskSid, change);
            }
        };
        forgetful.addTask(OURS, AssignmentStatus.PENDING, Optional.empty());

        CleanupResult result = Floor.clean(forgetful, CleanupScope.TASKS);

        assertEquals(new CleanupResult(0, 0, 1, 0, 0, 0, 0, 0, 0, List.of()), result);
    }

    @Test
    void a_task_gone_between_its_refusal_and_the_second_look_counts_as_done() {
        InMemoryWorkspace forgetful = new InMemoryWorkspace() {
            @Override
            public synchronized Task updateTask(String taskSid, TaskChange change) {
                tasks.remove(taskSid);
                throw refused("too late");
            }
        };
        forgetful.addTask(OURS, AssignmentStatus.PENDING, Optional.empty());

        assertEquals(1, Floor.clean(forgetful, CleanupScope.TASKS).gone());
    }

    @Test
    void tasks_that_come_while_cleaning_are_ended_too() {
        InMemoryWorkspace busy = new InMemoryWorkspace() {
            private int more = 3;

            @Override
            public synchronized void deleteTask(String taskSid) {
                super.deleteTask(taskSid);
                if (more-- > 0) {
                    addTask(OURS, AssignmentStatus.PENDING, Optional.empty());
                }
            }
        };
        busy.addTask(OURS, AssignmentStatus.PENDING, Optional.empty());

        assertEquals(4, Floor.clean(busy, CleanupScope.TASKS).deleted());
        assertTrue(busy.tasks.isEmpty());
    }

    @Test
    void a_stream_of_tasks_that_does_not_end_is_reported() {
        InMemoryWorkspace endless = new InMemoryWorkspace() {
            @Override
            public synchronized void deleteTask(String taskSid) {
                super.deleteTask(taskSid);
                addTask(OURS, AssignmentStatus.PENDING, Optional.empty());
            }
        };
        endless.addTask(OURS, AssignmentStatus.PENDING, Optional.empty());

        CleanupResult result = Floor.clean(endless, CleanupScope.TASKS);

        assertEquals(1, result.remaining());
        assertTrue(
                result.failures().get(0).contains("stop custsim"),
                result.failures().toString());
    }

    @Test
    void agents_of_the_brand_go_offline_and_others_stay() {
        Floor.deploy(workspace, Floor.configuration());
        workspace.createWorker(new WorkerDraft("Zoe", THEIRS, Optional.of(available())));
        workspace.workers().forEach(w -> workspace.updateWorker(w.sid(), WorkerChange.activity(available())));

        CleanupResult result = Floor.clean(workspace, CleanupScope.TASKS);

        assertEquals(2, result.offline());
        workspace
                .workers()
                .forEach(w -> assertEquals(w.friendlyName().equals("Zoe") ? "Available" : "Offline", w.activityName()));
    }

    @Test
    void workers_go_only_when_asked_for() {
        Floor.deploy(workspace, Floor.configuration());

        assertEquals(0, Floor.clean(workspace, CleanupScope.TASKS).workersDeleted());
        assertEquals(2, Floor.clean(workspace, CleanupScope.WORKERS).workersDeleted());
        assertEquals(
                Set.of("queue Everyone", "queue sales", "queue support", "workflow Acme Workflow"),
                workspace.content().keySet());
    }

    @Test
    void all_leaves_nothing_of_the_brand_and_can_be_repeated() {
        Floor.deploy(workspace, Floor.configuration());

        CleanupResult result = Floor.clean(workspace, CleanupScope.ALL);

        assertEquals(new CleanupResult(0, 0, 0, 0, 0, 2, 2, 1, 0, List.of()), result);
        assertEquals(Set.of("queue Everyone"), workspace.content().keySet());
        assertEquals(new CleanupResult(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()), Floor.clean(workspace, CleanupScope.ALL));
    }

    @Test
    void a_queue_that_is_refused_is_reported_the_rest_goes_on_and_a_later_run_finds_it() {
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

        CleanupResult first = Floor.clean(stubborn, CleanupScope.ALL);

        assertEquals(List.of("TaskQueue 'sales': tasks are pending"), first.failures());
        assertEquals(1, first.queuesDeleted());
        assertTrue(Floor.clean(stubborn, CleanupScope.ALL).complete());
        assertEquals(Set.of("queue Everyone"), stubborn.content().keySet());
    }

    @Test
    void a_workflow_in_which_foreign_tasks_wait_is_left_with_its_queues() {
        Floor.deploy(workspace, Floor.configuration());
        String workflow = workspace.workflows().get(0).sid();
        workspace.addTask(THEIRS, AssignmentStatus.PENDING, Optional.of(workflow));
        String rules = workspace.workflows().get(0).configuration();

        CleanupResult result = Floor.clean(workspace, CleanupScope.ALL);

        assertFalse(result.complete());
        assertEquals(rules, workspace.workflows().get(0).configuration());
        assertEquals(3, workspace.queues.size());
    }

    @Test
    void a_preview_counts_what_the_run_then_does_and_changes_nothing() {
        Floor.deploy(workspace, Floor.configuration());
        workspace.workers().forEach(w -> workspace.updateWorker(w.sid(), WorkerChange.activity(available())));
        workspace.addTask(OURS, AssignmentStatus.PENDING, Optional.empty());
        workspace.addTask(OURS, AssignmentStatus.WRAPPING, Optional.empty());
        workspace.addTask(THEIRS, AssignmentStatus.PENDING, Optional.empty());
        workspace.changes.clear();

        CleanupResult preview = new Cleanup(workspace, "Acme", CleanupScope.ALL, step -> {}).preview();

        assertEquals(List.of(), workspace.changes);
        assertEquals(Floor.clean(workspace, CleanupScope.ALL), preview);
    }

    private String available() {
        return workspace.activities.values().stream()
                .filter(activity -> activity.available())
                .findFirst()
                .orElseThrow()
                .sid();
    }
}
