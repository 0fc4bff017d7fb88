package flexsim.emulator.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.EventSids;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveWorkspaceTest {
    private final SteppedScheduler clock = new SteppedScheduler(0);
    private final LiveWorkspace workspace = new LiveWorkspace(
            new Engine("WS1", WorkspaceSetup.named("Test"), new SidSource(1), clock.now()),
            new EventLog(new EventSids(1)),
            clock);
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void setUp() {
        FlexProject.setUp(workspace);
        workspace.onEvent(event ->
                events.add(clock.now() / 1_000_000 + " " + event.event().type()));
    }

    private String task(int timeout) {
        CommandResult outcome =
                workspace.execute(new Command.CreateTask(Attributes.EMPTY, Optional.empty(), timeout, 0, "default"));
        return ((CommandResult.Done) outcome).sid();
    }

    private TaskStatus status(String task) {
        return workspace.look(engine -> engine.task(task).orElseThrow().status());
    }

    @Test
    void a_timer_fires_when_the_clock_comes_to_it() {
        String task = task(60);

        clock.advance(Duration.ofSeconds(59));
        assertEquals(TaskStatus.PENDING, status(task));

        clock.advance(Duration.ofSeconds(1));
        assertEquals(TaskStatus.CANCELED, status(task));
    }

    @Test
    void a_later_command_may_set_an_earlier_timer() {
        task(600);
        String second = task(30);

        clock.advance(Duration.ofSeconds(30));

        assertEquals(TaskStatus.CANCELED, status(second));
    }

    @Test
    void every_timer_fires_at_its_own_instant_however_far_the_clock_moves() {
        task(60);
        task(30);

        clock.advance(Duration.ofHours(1));

        assertEquals(
                List.of("30 task.canceled", "60 task.canceled"),
                events.stream().filter(e -> e.endsWith("task.canceled")).toList());
    }

    @Test
    void a_listener_hears_no_more_once_it_is_closed() {
        List<LoggedEvent> heard = new ArrayList<>();
        Subscription subscription = workspace.onEvent(heard::add);
        subscription.close();

        task(60);

        assertEquals(List.of(), heard);
    }

    @Test
    void a_listener_that_fails_does_not_hold_up_the_others() {
        List<LoggedEvent> heard = new ArrayList<>();
        workspace.onEvent(event -> {
            throw new IllegalStateException("a defect");
        });
        workspace.onEvent(heard::add);

        String task = task(60);

        assertTrue(heard.size() > 0);
        assertEquals(TaskStatus.PENDING, status(task));
    }

    @Test
    void a_listener_that_calls_back_is_refused_and_the_others_hear_events_in_order() {
        workspace.onEvent(event -> {
            if (event.event() instanceof Event.TaskEvent made && made.kind() == Event.TaskEvent.Type.CREATED) {
                workspace.execute(new Command.DeleteTask(made.task().sid()));
            }
        });
        List<String> heard = new ArrayList<>();
        workspace.onEvent(event -> heard.add(event.event().type()));

        String task = task(60);

        assertEquals("task.created", heard.get(0));
        assertEquals(TaskStatus.PENDING, status(task));
    }

    @Test
    void a_closed_workspace_fires_nothing() {
        String task = task(60);
        workspace.close();

        clock.advance(Duration.ofSeconds(60));

        assertEquals(TaskStatus.PENDING, status(task));
    }
}
