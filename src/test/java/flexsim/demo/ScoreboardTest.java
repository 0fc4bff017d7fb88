package flexsim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Event.TaskEvent;
import flexsim.taskrouter.model.Event.WorkerEvent;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private static final WorkflowView WORKFLOW = new WorkflowView(
            "WW1",
            "flow",
            new WorkflowDocument("{}", List.of(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            120,
            0,
            0);

    private final Scoreboard board = new Scoreboard(List.of("sales"), "left"::equals);

    private void task(String sid, TaskEvent.Type kind, TaskStatus status, String reason) {
        board.record(new TaskEvent(
                0, kind, view(sid, status, reason), Optional.empty(), Optional.empty(), Optional.of(WORKFLOW)));
    }

    private static TaskView view(String sid, TaskStatus status, String reason) {
        return new TaskView(
                sid,
                status,
                Attributes.EMPTY,
                0,
                0,
                0,
                0,
                Optional.of(0L),
                Optional.of(reason),
                Optional.of("WQ1"),
                Optional.of("sales"),
                "TC1",
                "voice",
                Optional.of("WW1"),
                Optional.of("flow"),
                60,
                Optional.empty(),
                Optional.empty(),
                false,
                0);
    }

    private QueueLine salesAt(long seconds) {
        return board.snapshot(seconds * 1_000_000).queues().get("sales");
    }

    @Test
    void a_quiet_queue_is_shown_too() {
        assertEquals(QueueLine.EMPTY, salesAt(0));
    }

    @Test
    void a_waiting_task_counts_with_its_age() {
        task("WT1", TaskEvent.Type.CREATED, TaskStatus.PENDING, "");

        assertEquals(new QueueLine(1, 12, 0, 0, 0, 0, 0), salesAt(12));
    }

    @Test
    void a_task_moves_from_column_to_column() {
        task("WT1", TaskEvent.Type.CREATED, TaskStatus.ASSIGNED, "");
        QueueLine talking = salesAt(1);
        task("WT1", TaskEvent.Type.WRAPUP, TaskStatus.WRAPPING, "");
        QueueLine wrapping = salesAt(2);
        task("WT1", TaskEvent.Type.COMPLETED, TaskStatus.COMPLETED, "");

        assertEquals(
                List.of(
                        new QueueLine(0, 0, 1, 0, 0, 0, 0),
                        new QueueLine(0, 0, 0, 1, 0, 0, 0),
                        new QueueLine(0, 0, 0, 0, 1, 0, 0)),
                List.of(talking, wrapping, salesAt(3)));
    }

    @Test
    void a_customer_who_left_is_told_from_a_task_that_timed_out() {
        task("WT1", TaskEvent.Type.CREATED, TaskStatus.PENDING, "");
        task("WT2", TaskEvent.Type.CREATED, TaskStatus.PENDING, "");
        task("WT1", TaskEvent.Type.CANCELED, TaskStatus.CANCELED, "left");
        task("WT2", TaskEvent.Type.CANCELED, TaskStatus.CANCELED, "Task TTL Exceeded");

        assertEquals(new QueueLine(0, 0, 0, 0, 0, 1, 1), salesAt(1));
    }

    @Test
    void what_happens_to_an_ended_task_later_does_not_count_again() {
        task("WT1", TaskEvent.Type.CREATED, TaskStatus.PENDING, "");
        task("WT1", TaskEvent.Type.CANCELED, TaskStatus.CANCELED, "left");
        task("WT1", TaskEvent.Type.UPDATED, TaskStatus.CANCELED, "left");
        task("WT1", TaskEvent.Type.DELETED, TaskStatus.CANCELED, "left");

        assertEquals(1, salesAt(1).offered());
    }

    @Test
    void agents_are_counted_by_activity() {
        WorkerView ann = new WorkerView(
                "WK1", "ann", new ActivityView("WA1", "Available", true, 0, 0), Attributes.EMPTY, 0, 0, 0, 0);
        board.record(new WorkerEvent(0, WorkerEvent.Type.CREATED, ann, Optional.empty()));

        assertEquals(Map.of("Available", 1), board.snapshot(0).agents());
    }

    @Test
    void the_table_names_every_queue_and_the_total() {
        task("WT1", TaskEvent.Type.CREATED, TaskStatus.PENDING, "");

        assertEquals(
                List.of(
                        "QUEUE  WAITING  LONGEST  ASSIGNED  WRAPPING  HANDLED  ABANDONED  TIMED OUT",
                        "sales        1      12s         0         0        0          0          0",
                        "TOTAL        1      12s         0         0        0          0          0",
                        "agents: "),
                BoardTable.lines(board.snapshot(12_000_000)));
    }
}
