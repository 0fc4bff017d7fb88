package flexsim.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import flexsim.metrics.CenterLayout;
import flexsim.metrics.DaySamples;
import flexsim.metrics.Figures;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * All figures as one JSON document: of everything, by queue, by channel, and by interval and queue. Times are seconds, portions
 * are between 0 and 1, what is undefined is null. A line of text for each object of figures.
 */
public final class SummaryJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final List<Double> PORTIONS = List.of(0.1, 0.5, 0.9);

    private final Totals totals;
    private final RunFacts facts;

    public SummaryJson(Totals totals, RunFacts facts) {
        this.totals = totals;
        this.facts = facts;
    }

    /**
     * Writes the document in UTF-8 with a line end, and leaves the stream open.
     *
     * @param wallClock whether with figures of the machine's time, so that two runs of one seed differ
     */
    public void write(OutputStream out, boolean wallClock) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            writeFacts(json, wallClock);
            writeFigures(json);
            writeDays(json);
            writeIntervals(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writeFacts(JsonGenerator json, boolean wallClock) throws IOException {
        Timeline timeline = totals.plan().timeline();
        json.writeNumberField("seed", facts.seed());
        number(json, "horizonSeconds", timeline.length() / 1e6);
        json.writeNumberField("replications", totals.replications());
        if (wallClock) {
            number(json, "tasksPerSecond", facts.tasksPerSecond());
        }
        number(json, "warmupSeconds", facts.warmupSeconds());
        number(json, "intervalSeconds", timeline.interval() / 1e6);
        json.writeStringField("start", facts.time().of(timeline.start()));
    }

    private void writeFigures(JsonGenerator json) throws IOException {
        CenterLayout layout = totals.plan().layout();
        FiguresJson writer = new FiguresJson(json, totals.plan().limits());
        json.writeFieldName("total");
        writer.full(totals.total());
        json.writeObjectFieldStart("queues");
        for (int queue = 0; queue < layout.queues().size(); queue++) {
            json.writeFieldName(layout.queues().get(queue));
            if (layout.channels().size() == 1) {
                writer.full(totals.queue(queue));
            } else {
                writer.full(totals.queue(queue), layout.channels(), linesOf(queue));
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("channels");
        for (int channel = 0; channel < layout.channels().size(); channel++) {
            json.writeFieldName(layout.channels().get(channel));
            writer.full(totals.channel(channel));
        }
        json.writeEndObject();
    }

    private IntFunction<Figures> linesOf(int queue) {
        return channel -> totals.line(queue, channel);
    }

    private void writeDays(JsonGenerator json) throws IOException {
        if (totals.days().isEmpty()) {
            return;
        }
        DaySamples days = totals.days().get();
        json.writeObjectFieldStart("days");
        json.writeNumberField("count", days.count());
        spread(json, "sl1", days.serviceLevel());
        spread(json, "pAbandon", days.abandonment());
        spread(json, "asa", days.asa());
        OptionalDouble target = totals.plan().limits().target();
        if (target.isPresent()) {
            number(json, "target", target);
            number(json, "pTarget", days.serviceLevel().portionAtLeast(target.getAsDouble()));
        }
        json.writeEndObject();
    }

    private static void spread(JsonGenerator json, String name, DaySamples.Samples samples) throws IOException {
        json.writeObjectFieldStart(name);
        for (double portion : PORTIONS) {
            number(json, "p" + Math.round(100 * portion), samples.quantile(portion));
        }
        json.writeEndObject();
    }

    private void writeIntervals(JsonGenerator json) throws IOException {
        MeasurementPlan plan = totals.plan();
        FiguresJson writer = new FiguresJson(json, plan.limits());
        json.writeArrayFieldStart("intervals");
        for (int interval = 0; interval < plan.timeline().intervals(); interval++) {
            json.writeStartObject();
            json.writeStringField("start", facts.time().of(plan.timeline().startOf(interval)));
            json.writeFieldName("total");
            writer.brief(totals.totalOf(interval));
            json.writeObjectFieldStart("queues");
            for (int queue = 0; queue < plan.queues(); queue++) {
                json.writeFieldName(plan.layout().queues().get(queue));
                writer.brief(totals.queueOf(interval, queue));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void number(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(json, name, value.getAsDouble());
        } else {
            json.writeNullField(name);
        }
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Decimal.of(value));
    }
}
