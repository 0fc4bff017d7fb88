package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace without multitasking. */
class SingleTaskTest {
    private final Floor floor = new Floor();
    private final String reserved = floor.done(new Command.CreateActivity("Reserved", false));
    private final String busy = floor.done(new Command.CreateActivity("Busy", false));
    private final String plain = floor.queue("plain", "1==1");
    private final String moving = floor.done(new Command.CreateTaskQueue(
            "moving",
            new Command.TargetWorkers("1==1", Optional.of(Floor.parse("1==1"))),
            1,
            TaskOrder.FIFO,
            Optional.of(reserved),
            Optional.of(busy)));
    private final String toPlain = floor.workflow(Optional.of(target(plain)));
    private final String toMoving = floor.workflow(Optional.of(target(moving)));

    @BeforeEach
    void singleTask() {
        multiTask(false);
    }

    private void multiTask(boolean enabled) {
        floor.done(Command.UpdateWorkspace.of().withMultiTaskEnabled(enabled));
    }

    @Test
    void a_worker_has_one_reservation_whatever_its_channels() {
        floor.capacity(floor.worker("ann"), "chat", 5);
        String first = floor.task(toPlain, Map.of(), 0, "chat");
        String second = floor.task(toPlain, Map.of(), 0, "chat");
        String third = floor.task(toPlain, Map.of(), 0, "voice");

        assertEquals(
                List.of(TaskStatus.RESERVED, TaskStatus.PENDING, TaskStatus.PENDING),
                List.of(floor.statusOf(first), floor.statusOf(second), floor.statusOf(third)));
    }

    @Test
    void capacity_and_availability_of_the_channel_do_not_matter() {
        String ann = floor.worker("ann");
        floor.done(new Command.UpdateWorkerChannel(ann, "voice", OptionalInt.of(0), Optional.of(false)));

        assertEquals(List.of("ann"), floor.holders(floor.task(toPlain)));
    }

    @Test
    void completing_brings_the_next_task() {
        floor.worker("ann");
        String first = floor.task(toPlain);
        String second = floor.task(toPlain, Map.of(), 0, "chat");
        floor.reply(first, ReservationStatus.ACCEPTED);

        floor.status(first, TaskStatus.COMPLETED);

        assertEquals(List.of("ann"), floor.holders(second));
    }

    @Test
    void the_queues_activities_follow_the_work() {
        String ann = floor.worker("ann");
        String task = floor.task(toMoving);
        String whenReserved = floor.activityOf(ann);
        floor.reply(task, ReservationStatus.ACCEPTED);

        assertEquals(List.of("Reserved", "Busy"), List.of(whenReserved, floor.activityOf(ann)));
    }

    @Test
    void the_worker_stays_in_its_activity_where_the_queue_names_none() {
        String ann = floor.worker("ann");
        floor.task(toPlain);

        assertEquals("Available", floor.activityOf(ann));
    }

    @Test
    void with_multitasking_the_queues_activities_do_not_matter() {
        multiTask(true);
        String ann = floor.worker("ann");
        String task = floor.task(toMoving);
        floor.reply(task, ReservationStatus.ACCEPTED);

        assertEquals("Available", floor.activityOf(ann));
    }

    @Test
    void switching_multitasking_on_brings_waiting_tasks() {
        floor.worker("ann");
        floor.task(toPlain);
        String second = floor.task(toPlain, Map.of(), 0, "chat");

        multiTask(true);

        assertEquals(List.of("ann"), floor.holders(second));
    }

    @Test
    void a_workspace_can_begin_without_multitasking() {
        Engine engine = new Engine(
                "WS1",
                new WorkspaceSetup("single", false, Optional.empty(), Optional.empty(), TaskOrder.FIFO),
                new SidSource(1),
                0);

        assertEquals(false, engine.workspace().multiTaskEnabled());
    }
}
