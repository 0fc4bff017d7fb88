package flexsim.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import flexsim.metrics.Counter;
import flexsim.metrics.CounterRow;
import flexsim.metrics.DaySamples;
import flexsim.metrics.Ratio;
import flexsim.metrics.Scopes;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The data of the plots of the page, as JSON that may stand in a script element. */
final class PageData {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MOST_POINTS = 500;
    private static final int MOST_QUEUES = 12;
    private static final int DAY_BINS = 20;
    private static final long MINUTE = 60_000_000L;
    private static final long DAY = 86_400_000_000L;
    private static final double LEAST_STAFF = 0.5;
    private static final double PRECISION = 1e5;

    private final Totals totals;
    private final TimeText time;
    private final Timeline timeline;
    private final int together;

    PageData(Totals totals, TimeText time) {
        this.totals = totals;
        this.time = time;
        this.timeline = totals.plan().timeline();
        this.together = (timeline.intervals() + MOST_POINTS - 1) / MOST_POINTS;
    }

    /** How many intervals make one point of a plot: more than one in a long run. */
    int intervalsPerPoint() {
        return together;
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            writeSeries(json);
            writeWaits(json);
            writeDays(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private void writeSeries(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("starts");
        for (int interval = 0; interval < timeline.intervals(); interval += together) {
            json.writeString(label(timeline.startOf(interval)));
        }
        json.writeEndArray();
        values(json, "offered", points(Scopes.TOTAL, (row, seconds) -> mean(row.get(Counter.OFFERED))));
        values(json, "serviceLevel", points(Scopes.TOTAL, (row, seconds) -> Ratio.SL1.of(row)));
        number(json, "target", totals.plan().limits().target());
        byQueue(json, "occupancy", this::occupancy);
        byQueue(json, "queueLength", (row, seconds) -> mean(row.get(Counter.QUEUE_AREA) / 1e6 / seconds));
    }

    /** The day is left out where there is but one, the seconds where all are 0. */
    private String label(long instant) {
        String text = time.of(instant);
        int from = timeline.length() <= DAY ? "yyyy-MM-ddT".length() : "yyyy-".length();
        int to = timeline.interval() % MINUTE == 0 ? "yyyy-MM-ddTHH:mm".length() : "yyyy-MM-ddTHH:mm:ss".length();
        return text.substring(from, to).replace('T', ' ');
    }

    /** Absent where next to nobody was there: of an agent who only ends a last talk it would be 100 %. */
    private OptionalDouble occupancy(CounterRow row, double seconds) {
        double agents = row.get(Counter.STAFFED) / 1e6 / seconds / totals.replications();
        return agents < LEAST_STAFF ? OptionalDouble.empty() : Ratio.OCCUPANCY.of(row);
    }

    private OptionalDouble mean(double sum) {
        return OptionalDouble.of(sum / totals.replications());
    }

    /** A figure of what was counted in so many seconds. */
    private interface Figure {
        OptionalDouble of(CounterRow row, double seconds);
    }

    private List<OptionalDouble> points(int scope, Figure figure) {
        List<OptionalDouble> points = new ArrayList<>();
        for (int from = 0; from < timeline.intervals(); from += together) {
            int to = Math.min(timeline.intervals(), from + together);
            double seconds = (Math.min(timeline.end(), timeline.startOf(to)) - timeline.startOf(from)) / 1e6;
            points.add(figure.of(totals.sum(scope, from, to), seconds));
        }
        return points;
    }

    private void byQueue(JsonGenerator json, String name, Figure figure) throws IOException {
        json.writeObjectFieldStart(name);
        values(json, "all", points(Scopes.TOTAL, figure));
        json.writeArrayFieldStart("queues");
        for (int queue : shownQueues()) {
            json.writeStartObject();
            json.writeStringField("name", totals.plan().layout().queues().get(queue));
            values(json, "values", points(totals.scopes().queue(queue), figure));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Those with the most contacts; none where there is but one. */
    private List<Integer> shownQueues() {
        int queues = totals.plan().queues();
        if (queues == 1) {
            return List.of();
        }
        return IntStream.range(0, queues)
                .boxed()
                .sorted(Comparator.comparing(queue -> -offered(queue)))
                .limit(MOST_QUEUES)
                .sorted()
                .toList();
    }

    private long offered(int queue) {
        return totals.sum(totals.scopes().queue(queue), 0, timeline.intervals()).get(Counter.OFFERED);
    }

    private void writeWaits(JsonGenerator json) throws IOException {
        long threshold = totals.plan().limits().threshold();
        WaitBins bins = WaitBins.of(totals.total().waits(), threshold);
        json.writeObjectFieldStart("waits");
        json.writeArrayFieldStart("labels");
        for (String label : bins.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        values(json, "shares", defined(bins.shares()));
        values(json, "upTo", defined(bins.upTo()));
        number(json, "threshold", OptionalDouble.of(bins.place(threshold)));
        json.writeStringField("thresholdText", "threshold " + Decimal.of(threshold / 1e6) + " s");
        json.writeEndObject();
    }

    private void writeDays(JsonGenerator json) throws IOException {
        if (totals.days().isEmpty()) {
            return;
        }
        DaySamples.Samples levels = totals.days().get().serviceLevel();
        json.writeObjectFieldStart("days");
        json.writeStringField("unit", totals.days().get().unit());
        int first = Math.max(0, bin(levels.quantile(0)) - 1);
        int last = Math.min(DAY_BINS - 1, bin(levels.quantile(1)) + 1);
        json.writeArrayFieldStart("labels");
        for (int bin = first; bin <= last; bin++) {
            json.writeString(5 * bin + "–" + 5 * (bin + 1) + " %");
        }
        json.writeEndArray();
        json.writeArrayFieldStart("counts");
        for (int bin = first; bin <= last; bin++) {
            double upper = bin + 1 == DAY_BINS ? Double.POSITIVE_INFINITY : (bin + 1.0) / DAY_BINS;
            json.writeNumber(levels.between((double) bin / DAY_BINS, upper));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static int bin(OptionalDouble level) {
        return (int) Math.min(DAY_BINS - 1, level.orElse(0) * DAY_BINS);
    }

    private static List<OptionalDouble> defined(List<Double> values) {
        return values.stream().map(OptionalDouble::of).toList();
    }

    private static void values(JsonGenerator json, String name, List<OptionalDouble> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (OptionalDouble value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    private static void number(JsonGenerator json, OptionalDouble value) throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(Decimal.of(Math.round(value.getAsDouble() * PRECISION) / PRECISION));
        }
    }
}
