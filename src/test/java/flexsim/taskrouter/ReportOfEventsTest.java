package flexsim.taskrouter;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.EventFold;
import flexsim.metrics.Figures;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.Ratio;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import flexsim.observation.RoutingEvents;
import flexsim.taskrouter.Play.Step;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.model.Event;
import flexsim.testing.Occurrence;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.StatisticsReport;

/** A report that is made of the engine's events says what TaskRouter's own statistics say, whatever has happened. */
class ReportOfEventsTest {
    private static final double ALWAYS = 100_000_000;

    @Provide
    Arbitrary<List<Step>> steps() {
        return new InvariantsTest().steps();
    }

    private static Play played(List<Step> steps) {
        Play run = new Play();
        run.handleOne();
        steps.forEach(run::take);
        return run;
    }

    /** Counting audits itself. */
    private static Figures report(Play run) {
        EventFold fold = new EventFold(List.of(), reason -> reason.equals("test"));
        run.floor.events.forEach(event -> RoutingEvents.of(event).ifPresent(fold::accept));
        MeasurementPlan layout = new MeasurementPlan(
                fold.layout(), Timeline.of(0, 20_000_000_000_000L, 1_000_000_000_000L), ServiceLimits.USUAL);
        Totals totals = new Totals(layout);
        totals.add(fold.count(layout));
        return totals.total();
    }

    @Property(tries = 150)
    @StatisticsReport(OFF)
    void tasks_and_waits_are_those_of_the_statistics(@ForAll("steps") List<Step> steps) {
        Play run = played(steps);
        TaskStatistics statistics = new Chronicle(run.floor).tasks(0, ALWAYS).ofWorkspace();
        Figures report = report(run);

        Occurrence.isUsual("handled", statistics.completed());
        assertEquals(statistics.created(), report.offered());
        assertEquals(statistics.completed(), report.handled());
        assertEquals(statistics.canceled() + deletedUnfinished(run), report.abandoned() + report.timedOut());
        if (statistics.untilAccepted().count() > 0) {
            assertEquals(
                    statistics.untilAccepted().sum()
                            / 1e6
                            / statistics.untilAccepted().count(),
                    report.estimate(Ratio.ASA).value().orElseThrow(),
                    1e-6);
        }
    }

    private static long deletedUnfinished(Play run) {
        return run.floor.events.stream()
                .filter(event -> event instanceof Event.TaskEvent e
                        && (e.kind() == Event.TaskEvent.Type.DELETED || e.kind() == Event.TaskEvent.Type.SYSTEM_DELETED)
                        && !e.task().status().ended())
                .count();
    }
}
