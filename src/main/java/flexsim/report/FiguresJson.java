package flexsim.report;

import static flexsim.report.SummaryJson.number;

import com.fasterxml.jackson.core.JsonGenerator;
import flexsim.metrics.Counter;
import flexsim.metrics.Estimate;
import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.metrics.ReservationEnd;
import flexsim.metrics.ServiceLimits;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * The figures of one queue, one channel or the whole center as JSON. Names are those of TaskRouter's statistics where it has
 * them.
 */
final class FiguresJson {
    private static final List<Ratio> MAIN =
            List.of(Ratio.P_WAIT, Ratio.P_ABANDON, Ratio.ASA, Ratio.MEAN_WAIT, Ratio.OCCUPANCY);
    private static final List<Ratio> HANDLING = List.of(Ratio.AHT, Ratio.TALK, Ratio.WRAP);
    private static final List<Ratio> LEVELS = List.of(Ratio.SL1, Ratio.SL2, Ratio.SL3, Ratio.SL4, Ratio.SL5);
    private static final List<Double> PORTIONS = List.of(0.5, 0.9, 0.95, 0.99);

    private final JsonGenerator json;
    private final ServiceLimits limits;

    FiguresJson(JsonGenerator json, ServiceLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    /** What changes from interval to interval. */
    void brief(Figures figures) throws IOException {
        newLine();
        json.writeStartObject();
        main(figures);
        json.writeEndObject();
    }

    void full(Figures figures) throws IOException {
        full(figures, List.of(), channel -> figures);
    }

    /** @param channels that are listed apart */
    void full(Figures figures, List<String> channels, IntFunction<Figures> byChannel) throws IOException {
        newLine();
        json.writeStartObject();
        main(figures);
        taskRouters(figures);
        if (!channels.isEmpty()) {
            json.writeObjectFieldStart("channels");
            for (int channel = 0; channel < channels.size(); channel++) {
                json.writeFieldName(channels.get(channel));
                full(byChannel.apply(channel));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void newLine() throws IOException {
        json.writeRaw('\n');
    }

    private void main(Figures figures) throws IOException {
        json.writeNumberField("offered", figures.offered());
        json.writeNumberField("handled", figures.handled());
        json.writeNumberField("abandoned", figures.abandoned());
        json.writeNumberField("shortAbandoned", figures.shortAbandoned());
        json.writeNumberField("timedOut", figures.timedOut());
        json.writeNumberField("inProgress", figures.inProgress());
        for (Ratio ratio : MAIN) {
            estimate(figures, ratio);
        }
        serviceLevel(figures);
        waitQuantiles(figures);
        for (Ratio ratio : HANDLING) {
            estimate(figures, ratio);
        }
        number(json, "staffedSeconds", figures.staffedSeconds());
        number(json, "busySeconds", figures.busySeconds());
        number(json, "averageQueueLength", figures.averageQueueLength());
    }

    private void serviceLevel(Figures figures) throws IOException {
        json.writeObjectFieldStart("serviceLevel");
        number(json, "thresholdSeconds", limits.threshold() / 1e6);
        number(json, "shortAbandonSeconds", limits.shortLimit() / 1e6);
        for (Ratio level : LEVELS) {
            estimate(figures, level);
        }
        json.writeEndObject();
    }

    private void waitQuantiles(Figures figures) throws IOException {
        json.writeObjectFieldStart("waitQuantiles");
        for (double portion : PORTIONS) {
            number(json, "p" + Math.round(100 * portion), figures.waitQuantile(portion));
        }
        number(json, "max", figures.longestWait());
        json.writeEndObject();
    }

    private void estimate(Figures figures, Ratio ratio) throws IOException {
        Estimate estimate = figures.estimate(ratio);
        json.writeObjectFieldStart(ratio.key());
        number(json, "value", estimate.value());
        number(json, "se", estimate.standardError());
        json.writeEndObject();
    }

    private void taskRouters(Figures figures) throws IOException {
        number(json, "avg_task_acceptance_time", figures.estimate(Ratio.ASA).value());
        for (ReservationEnd end : ReservationEnd.values()) {
            json.writeNumberField(end.statisticsName(), figures.count(end.counter()));
        }
        json.writeNumberField("tasks_entered", figures.offered());
        json.writeNumberField("tasks_completed", figures.handled());
        json.writeNumberField("tasks_canceled", figures.abandoned() + figures.timedOut());
        json.writeNumberField("tasks_timed_out_in_workflow", figures.timedOut());
        long accepted = figures.count(Counter.ANSWERED);
        durations(
                "wait_duration_until_accepted",
                figures.count(Counter.WAIT_ANSWERED),
                accepted,
                figures.least(Counter.LEAST_ANSWERED),
                figures.greatest(Counter.MAX_ANSWERED));
        long canceled = figures.count(Counter.UNANSWERED);
        durations(
                "wait_duration_until_canceled",
                figures.count(Counter.WAIT_ABANDONED) + figures.count(Counter.WAIT_TIMED_OUT),
                canceled,
                figures.least(Counter.LEAST_CANCELED),
                figures.greatest(Counter.MAX_CANCELED));
        split(figures, accepted, canceled);
    }

    private void durations(String name, long micros, long count, OptionalDouble least, OptionalDouble most)
            throws IOException {
        json.writeObjectFieldStart(name);
        number(json, "total", micros / 1e6);
        number(json, "avg", count == 0 ? OptionalDouble.empty() : OptionalDouble.of(micros / 1e6 / count));
        number(json, "min", least);
        number(json, "max", most);
        json.writeEndObject();
    }

    private void split(Figures figures, long accepted, long canceled) throws IOException {
        long acceptedBelow = figures.count(Counter.ANSWERED_IN_TIME);
        long canceledBelow = figures.count(Counter.ABANDONED_IN_TIME) + figures.count(Counter.TIMED_OUT_IN_TIME);
        json.writeObjectFieldStart("split_by_wait_time");
        json.writeObjectFieldStart(Decimal.of(limits.threshold() / 1e6));
        side("above", accepted - acceptedBelow, canceled - canceledBelow);
        side("below", acceptedBelow, canceledBelow);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void side(String name, long accepted, long canceled) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("tasks_canceled", canceled);
        json.writeNumberField("reservations_accepted", accepted);
        json.writeEndObject();
    }
}
