package flexsim.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import flexsim.time.Micros;
import flexsim.time.SteppedScheduler;
import flexsim.workspace.Activity;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.FakeWorkspace;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkspaceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Configuration CONFIGURATION =
            Generator.generate(DomainReader.defaults(DomainLocale.EN_US), DomainLocale.EN_US, 5);
    private static final String OURS =
            "{\"flexsim\": \"" + CONFIGURATION.metadata().brand() + "\"}";
    private static final String AGENT = CONFIGURATION.workers().get(0).friendlyName();

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final SteppedScheduler clock = new SteppedScheduler(Micros.of(START));

    private void worker(String name, String attributes) {
        workspace.activities.add(new Activity("WA1", "Available", true));
        workspace.workers.put(name, new Worker(name, name, attributes, "WA1", "Available", true));
    }

    private void happens(double second, String type, String task, String... more) {
        Map<String, String> data = new HashMap<>(Map.of(
                "task_sid",
                task,
                "task_attributes",
                OURS,
                "task_queue_name",
                "sales",
                "task_channel_unique_name",
                "voice"));
        for (int i = 0; i < more.length; i += 2) {
            data.put(more[i], more[i + 1]);
        }
        workspace.events.add(new WorkspaceEvent(
                "EV" + workspace.events.size(), type, START.plusMillis(Math.round(second * 1_000)), data));
    }

    private Observation ofBrand() {
        return Observation.ofBrand(CONFIGURATION, "left"::equals, workspace, clock, Runnable::run);
    }

    private LiveRun end(Observation observation, double second) {
        clock.advanceTo(Micros.of(START) + Micros.ofSeconds(second));
        return observation.end(Map.of(), clock::advance);
    }

    private static Totals totals(LiveRun run) {
        MeasurementPlan layout = new MeasurementPlan(
                run.fold().layout(), Timeline.of(run.start(), run.end(), 60_000_000), ServiceLimits.USUAL);
        Totals totals = new Totals(layout);
        totals.add(run.fold().count(layout));
        return totals;
    }

    @Test
    void an_agent_who_was_available_before_is_staffed_from_the_beginning() {
        worker(AGENT, OURS);
        assertEquals(100, totals(end(ofBrand(), 100)).total().staffedSeconds().orElseThrow(), 0.001);
    }

    @Test
    void nobody_elses_agent_comes_into_a_report() {
        worker("stranger", "{}");
        LiveRun run = end(ofBrand(), 100);
        assertFalse(run.fold().layout().agents().contains("stranger"));
        assertEquals(0, totals(run).total().staffedSeconds().orElseThrow());
    }

    @Test
    void a_task_that_waited_before_counts_in_the_queue_but_is_not_offered() {
        workspace.addTask("WT1", AssignmentStatus.PENDING, OURS);
        workspace.addTask("WT2", AssignmentStatus.PENDING, "{}");
        Observation observation = ofBrand();
        happens(50, "task-queue.entered", "WT1");
        Totals totals = totals(end(observation, 100));
        assertEquals(0, totals.total().offered());
        assertEquals(1, totals.total().averageQueueLength(), 0.001);
    }

    @Test
    void of_known_tasks_only_these_are_offered() {
        List<String> known = new ArrayList<>();
        Observation observation =
                Observation.ofTasks(known::contains, CONFIGURATION, "left"::equals, workspace, clock, Runnable::run);
        known.add("WT1");
        happens(1, "task.created", "WT1");
        happens(2, "task.created", "WT2");
        happens(10, "task.canceled", "WT1", "task_canceled_reason", "left");
        Totals totals = totals(end(observation, 100));
        assertEquals(1, totals.total().offered());
        assertEquals(1, totals.total().abandoned());
    }

    @Test
    void a_run_whose_clock_is_ahead_of_taskrouters_offers_its_first_tasks_too() {
        Observation observation =
                Observation.ofTasks(sid -> true, CONFIGURATION, "left"::equals, workspace, clock, Runnable::run);
        happens(-30, "task.created", "WT1");
        LiveRun run = end(observation, 100);
        assertEquals(Micros.of(START.minusSeconds(30)), run.start());
        assertEquals(1, totals(run).total().offered());
    }

    @Test
    void the_last_event_is_part_of_the_reported_time() {
        Observation observation = ofBrand();
        happens(20, "task.created", "WT1");
        happens(20, "task.canceled", "WT1", "task_canceled_reason", "left");
        Totals totals = totals(end(observation, 10));
        assertEquals(1, totals.total().abandoned());
    }

    @Test
    void who_takes_our_task_without_being_ours_has_no_name() {
        Observation observation = ofBrand();
        happens(1, "task.created", "WT1");
        for (String type : List.of("reservation.created", "reservation.accepted")) {
            happens(2, type, "WT1", "reservation_sid", "WR1", "worker_name", "stranger", "worker_attributes", "{}");
        }
        LiveRun run = end(observation, 100);
        assertEquals(1, totals(run).total().inProgress());
        assertEquals(0.01, totals(run).total().averageQueueLength(), 0.001);
        assertEquals(
                List.of("(not ours)"),
                run.fold().layout().agents().stream()
                        .filter(name -> CONFIGURATION.workers().stream()
                                .noneMatch(worker -> worker.friendlyName().equals(name)))
                        .toList());
    }

    @Test
    void events_are_read_while_the_run_goes_on() {
        ofBrand();
        workspace.log.clear();
        clock.advance(Duration.ofMinutes(5));
        assertEquals(5, workspace.log.stream().filter("events"::equals).count());
    }
}
