package flexsim.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.metrics.RoutingEvent;
import flexsim.time.Micros;
import flexsim.time.SteppedScheduler;
import flexsim.workspace.FakeWorkspace;
import flexsim.workspace.WorkspaceEvent;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventFollowerTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final SteppedScheduler clock = new SteppedScheduler(Micros.of(START));
    private final List<String> told = new ArrayList<>();
    private final OwnEvents own = OwnEvents.ofTasks(sid -> true, "acme", "Available"::equals);
    private final EventFollower follower =
            new EventFollower(workspace, clock, Runnable::run, own, START, event -> told.add(task(event)));

    private static String task(RoutingEvent event) {
        return ((RoutingEvent.OfTask) event).task();
    }

    private void happens(double second, String task) {
        workspace.events.add(new WorkspaceEvent(
                "EV-" + task,
                "task.created",
                START.plusMillis(Math.round(second * 1_000)),
                Map.of("task_sid", task, "task_channel_unique_name", "voice")));
        workspace.events.sort(Comparator.comparing(WorkspaceEvent::at));
    }

    private boolean finish(long expected) {
        return follower.finish(Map.of("task.created", expected), LONGEST, clock::advance);
    }

    @Test
    void what_happened_is_told_once_and_in_its_order_however_often_it_was_looked() {
        follower.start();
        for (int second = 0; second < 300; second += 10) {
            happens(second, "WT" + second);
            clock.advance(Duration.ofSeconds(10));
        }
        finish(30);
        assertEquals(
                workspace.events.stream()
                        .map(event -> event.text("task_sid").orElseThrow())
                        .toList(),
                told);
        assertEquals(30, told.size());
    }

    @Test
    void what_was_settled_long_ago_is_not_read_again() {
        follower.start();
        happens(10, "WT1");
        happens(55, "WT2");
        clock.advance(Duration.ofSeconds(60));
        assertEquals(List.of("WT1"), told);
    }

    @Test
    void an_event_that_is_told_late_comes_in_its_place() {
        follower.start();
        happens(40, "WT1");
        happens(55, "WT3");
        clock.advance(Duration.ofSeconds(60));
        happens(50, "WT2");
        finish(3);
        assertEquals(List.of("WT1", "WT2", "WT3"), told);
    }

    @Test
    void an_event_that_paging_shows_twice_is_told_once() {
        happens(1, "WT1");
        workspace.events.add(workspace.events.get(0));
        finish(1);
        assertEquals(List.of("WT1"), told);
    }

    @Test
    void a_clock_a_minute_behind_taskrouters_misses_nothing() {
        happens(59, "WT1");
        assertTrue(finish(1));
    }

    @Test
    void the_last_event_is_waited_for() {
        clock.at(clock.now() + 2_000_000, () -> happens(0.5, "WT1"));
        assertTrue(finish(1));
        assertEquals(List.of("WT1"), told);
        assertTrue(clock.now() < Micros.of(START) + 3_000_000);
    }

    @Test
    void what_never_comes_is_not_waited_for_longer_than_allowed() {
        happens(0.5, "WT1");
        assertFalse(finish(2));
        assertEquals(List.of("WT1"), told);
        assertTrue(clock.now() - Micros.of(START) < Micros.of(LONGEST) + 1_000_000);
    }

    @Test
    void a_service_that_is_away_in_between_costs_nothing() {
        follower.start();
        happens(10, "WT1");
        workspace.away = true;
        clock.advance(Duration.ofSeconds(150));
        workspace.away = false;
        assertTrue(finish(1));
        assertEquals(List.of("WT1"), told);
    }

    @Test
    void a_service_that_is_away_at_the_end_is_said() {
        workspace.away = true;
        assertThrows(WorkspaceException.class, () -> finish(0));
    }

    @Test
    void after_the_end_nobody_looks_any_more() {
        follower.start();
        finish(0);
        int looks = workspace.log.size();
        clock.advance(Duration.ofSeconds(300));
        assertEquals(looks, workspace.log.size());
    }
}
