package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.config.Configuration;
import flexsim.customers.CustomerSimulation;
import flexsim.customers.Rate;
import flexsim.metrics.EventFold;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.MetricsCollector;
import flexsim.metrics.Replication;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import flexsim.observation.RoutingEvents;
import flexsim.observation.ServedQueues;
import flexsim.report.ReportFiles;
import flexsim.report.RunFacts;
import flexsim.report.TimeText;
import flexsim.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A report made of what the engine's events tell is the one that virtual time makes without them.
 */
class SameFromEventsTest {
    private static final long END = Micros.ofSeconds(7_200);

    private static final Configuration CONFIGURATION = SmallCentre.create()
            .options("product", "\"p\", \"q\"", "")
            .dimension(
                    "expertise",
                    "{\"options\": {\"all\": [\"p\", \"q\"]}, \"entity\": \"workers\", \"attrName\":"
                            + " \"routing.skills\"}")
            .options("activity", "\"Available\", \"Break\"", "")
            .exponential("talkTime", 60)
            .exponential("wrapTime", 20)
            .exponential("abandonTime", 40)
            .key("workflow", "{\"targets\": [{\"timeout\": 15}, {\"priority\": 5, \"timeout\": 45}]}")
            .key(
                    "agents",
                    "{\"acceptDelay\": {\"curve\": \"constant\", \"mean\": 3}, \"rejectPortion\": 0.1,"
                            + " \"missPortion\": 0.05}")
            .key("balkPortion", "0.1")
            .agents(6)
            .configuration();

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void the_files_are_the_same(@ForAll long seed) throws IOException {
        EventFold fold = ServedQueues.fold(CONFIGURATION, CustomerSimulation.ABANDONED::equals);
        VirtualCenter center = new VirtualCenter(
                CONFIGURATION,
                id -> "Customer " + id,
                new VirtualCenter.Run(seed, 0, END, 0, Optional.of(Rate.parse("6/min"))),
                Optional.of(event -> RoutingEvents.of(event).ifPresent(fold::accept)));
        MeasurementPlan layout =
                new MeasurementPlan(center.layout(), Timeline.of(0, END, Micros.ofSeconds(900)), ServiceLimits.USUAL);
        MetricsCollector collector = new MetricsCollector(layout, true);
        center.play(collector);
        List<String> told = files(layout, collector.finish());
        assertEquals(told, files(layout, fold.count(layout)));
        for (String outcome : List.of("handled", "abandoned", "timed_out")) {
            assertTrue(told.get(2).contains("," + outcome), "nobody was " + outcome);
        }
    }

    private static List<String> files(MeasurementPlan layout, Replication replication) throws IOException {
        Path directory = Files.createTempDirectory("same");
        Totals totals = new Totals(layout);
        totals.add(replication);
        RunFacts facts = new RunFacts("b", 1, 0, OptionalDouble.empty(), TimeText.utc());
        try (ReportFiles files = ReportFiles.in(directory, layout, facts)) {
            files.add(replication);
            files.finish(totals);
        }
        String summary = taken(directory, ReportFiles.SUMMARY);
        String intervals = taken(directory, ReportFiles.INTERVALS);
        String tasks = taken(directory, ReportFiles.TASKS);
        taken(directory, ReportFiles.PAGE);
        Files.delete(directory);
        return List.of(summary, intervals, tasks);
    }

    private static String taken(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }
}
