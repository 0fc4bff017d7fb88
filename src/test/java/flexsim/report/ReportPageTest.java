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
import flexsim.metrics.Ratio;
import flexsim.metrics.ServiceLimits;
import flexsim.metrics.TestContact;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String HOSTILE = "</script><b onload=\"x\">&'";
    private static final RunFacts FACTS =
            new RunFacts("<Acme> & sons", 7, 3600, OptionalDouble.empty(), TimeText.utc());

    private static MeasurementPlan plan(long seconds) {
        return new MeasurementPlan(
                new CenterLayout(
                        List.of(HOSTILE, "support"),
                        List.of("voice"),
                        List.of("ann"),
                        List.of(new int[] {0}, new int[] {0})),
                Timeline.of(0, seconds * SECOND, 900 * SECOND),
                ServiceLimits.USUAL);
    }

    private static String page(MeasurementPlan plan, int runs) throws IOException {
        Totals totals = new Totals(plan);
        for (int run = 0; run < runs; run++) {
            MetricsCollector collector = new MetricsCollector(plan, false);
            TestContact.handled(0, 0, 0, 10, 25 + run, 90, 100).tell(collector);
            collector.staffed(0, 0, 600 * SECOND);
            collector.busy(0, 25 * SECOND, 100 * SECOND);
            totals.add(collector.finish());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReportPage(totals, FACTS).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode data(String page) throws IOException {
        String opening = "<script type=\"application/json\" id=\"figures\">";
        int from = page.indexOf(opening) + opening.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    @Test
    void it_refers_to_nothing_outside_itself() throws IOException {
        String page = page(plan(3600), 2);
        assertFalse(Pattern.compile("(?i)(src|href|action)\\s*=")
                .matcher(markup(page))
                .find());
        assertFalse(Pattern.compile("(?i)@import|url\\(").matcher(markup(page)).find());
        assertFalse(page.contains("sourceMappingURL"));
        assertTrue(page.contains("default-src 'none'"));
    }

    /** Without what is between script tags. */
    private static String markup(String page) {
        return Pattern.compile("<script.*?</script>", Pattern.DOTALL)
                .matcher(page)
                .replaceAll("");
    }

    @Test
    void a_name_can_neither_end_a_script_nor_begin_an_element() throws IOException {
        String page = page(plan(3600), 1);
        assertEquals(3, Pattern.compile("</script>").matcher(page).results().count());
        assertFalse(page.contains("<b onload"));
        assertTrue(page.contains("&lt;/script&gt;&lt;b onload=&quot;x&quot;&gt;&amp;&#39;"));
        assertEquals(HOSTILE, data(page).at("/occupancy/queues/0/name").asText());
        assertTrue(page.contains("<title>&lt;Acme&gt; &amp; sons</title>"));
    }

    @Test
    void occupancy_has_no_point_where_fewer_than_half_an_agent_was_there() throws IOException {
        MeasurementPlan plan = plan(2700);
        Totals totals = new Totals(plan);
        MetricsCollector collector = new MetricsCollector(plan, false);
        collector.staffed(0, 0, 449 * SECOND);
        collector.staffed(0, 1800 * SECOND, 2250 * SECOND);
        totals.add(collector.finish());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReportPage(totals, FACTS).write(out);
        JsonNode occupancy = data(out.toString(StandardCharsets.UTF_8)).at("/occupancy");
        assertEquals("[null,null,0]", occupancy.at("/all").toString());
        assertEquals("[null,null,0]", occupancy.at("/queues/0/values").toString());
    }

    @Test
    void plots_have_a_point_for_every_interval() throws IOException {
        JsonNode data = data(page(plan(3600), 2));
        assertEquals(4, data.at("/starts").size());
        assertEquals("00:15", data.at("/starts/1").asText());
        assertEquals(1, data.at("/offered/0").asInt());
        assertTrue(data.at("/serviceLevel/1").isNull());
    }

    @Test
    void a_long_run_is_thinned() throws IOException {
        JsonNode data = data(page(plan(30 * 86_400), 1));
        assertEquals(480, data.at("/starts").size());
        assertEquals(
                1,
                IntStream.range(0, 480)
                        .map(i -> data.at("/offered/" + i).asInt())
                        .sum());
    }

    @Test
    void every_figure_of_the_tables_is_explained() throws IOException {
        String page = page(plan(3600), 2);
        for (Ratio level : List.of(Ratio.SL1, Ratio.SL2, Ratio.SL3, Ratio.SL4, Ratio.SL5)) {
            assertTrue(page.contains("<dt>" + level.name() + "</dt>"), level.name());
        }
    }

    @Test
    void a_run_in_which_nothing_happened_has_a_page_too() throws IOException {
        MeasurementPlan plan = plan(3600);
        Totals totals = new Totals(plan);
        totals.add(new MetricsCollector(plan, false).finish());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReportPage(totals, FACTS).write(out);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("not comparable: nothing was offered"));
    }
}
