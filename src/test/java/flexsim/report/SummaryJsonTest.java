package flexsim.report;

import static flexsim.metrics.TestContact.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flexsim.metrics.CenterLayout;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.MetricsCollector;
import flexsim.metrics.Replication;
import flexsim.metrics.ReservationEnd;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.TestContact;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
    private static final MeasurementPlan LAYOUT = new MeasurementPlan(
            new CenterLayout(List.of("sales \"q\""), List.of("voice"), List.of("ann"), List.of(new int[] {0})),
            Timeline.of(0, 600 * SECOND, 300 * SECOND),
            ServiceLimits.USUAL);
    private static final RunFacts FACTS =
            new RunFacts("acme", 7, 60, OptionalDouble.of(1e6), TimeText.local(0, LocalDateTime.of(2026, 11, 2, 0, 0)));

    private static Replication replication(long answered) {
        MetricsCollector collector = new MetricsCollector(LAYOUT, false);
        TestContact.handled(0, 0, 0, 10, answered, 90, 100).tell(collector);
        collector.staffed(0, 0, 600 * SECOND);
        collector.busy(0, answered * SECOND, 100 * SECOND);
        collector.reservation(0, 0, ReservationEnd.CREATED, 10 * SECOND);
        return collector.finish();
    }

    private static Totals totals(long... answered) {
        Totals totals = new Totals(LAYOUT);
        for (long at : answered) {
            totals.add(replication(at));
        }
        return totals;
    }

    private static String text(Totals totals, boolean wallClock) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SummaryJson(totals, FACTS).write(out, wallClock);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode read(Totals totals) throws IOException {
        return new ObjectMapper().readTree(text(totals, true));
    }

    @Test
    void the_experiment_is_told_first() throws IOException {
        JsonNode json = read(totals(20));
        assertEquals(7, json.at("/seed").asLong());
        assertEquals(600, json.at("/horizonSeconds").asLong());
        assertEquals(1, json.at("/replications").asInt());
        assertEquals(1e6, json.at("/tasksPerSecond").asDouble());
    }

    @Test
    void counts_add_up_over_replications_and_ratios_have_errors() throws IOException {
        JsonNode total = read(totals(20, 40)).at("/total");
        assertEquals(2, total.at("/offered").asInt());
        assertEquals(20, total.at("/asa/value").asDouble());
        assertEquals(10, total.at("/asa/se").asDouble(), 1e-9);
        assertEquals(20, total.at("/serviceLevel/thresholdSeconds").asInt());
        assertEquals(0.5, total.at("/serviceLevel/sl1/value").asDouble());
        assertEquals(2, total.at("/reservations_created").asInt());
        assertEquals(
                1,
                total.at("/split_by_wait_time/20/above/reservations_accepted").asInt());
        assertEquals(10, total.at("/wait_duration_until_accepted/min").asInt());
    }

    @Test
    void what_is_undefined_is_null() throws IOException {
        JsonNode json = read(totals(20));
        assertTrue(json.at("/total/asa/se").isNull());
        assertTrue(json.at("/intervals/1/queues")
                .get("sales \"q\"")
                .at("/pWait/value")
                .isNull());
    }

    @Test
    void intervals_are_told_by_their_start() throws IOException {
        JsonNode json = read(totals(20));
        assertEquals(2, json.at("/intervals").size());
        assertEquals("2026-11-02T00:05:00", json.at("/intervals/1/start").asText());
        assertEquals(
                1,
                json.at("/intervals/0/queues").get("sales \"q\"").at("/offered").asInt());
    }

    @Test
    void the_file_has_nothing_of_the_machines_time() throws IOException {
        assertFalse(text(totals(20), false).contains("tasksPerSecond"));
    }
}
