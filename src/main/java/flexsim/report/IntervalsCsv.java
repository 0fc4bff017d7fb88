package flexsim.report;

import flexsim.metrics.Figures;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.Ratio;
import flexsim.metrics.ReservationEnd;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The file {@code intervals.csv}: a line for every interval and queue, for each channel of it and for all, and for the whole
 * center; {@value #ALL} stands for all queues or channels. Counts and times are sums over the {@code replications}; what is
 * undefined is empty. Agents' time is given for whole queues only, as it is not divided among channels.
 */
final class IntervalsCsv {
    static final String ALL = "(all)";

    private static final List<Ratio> RATIOS = List.of(Ratio.values());
    private static final List<Double> PORTIONS = List.of(0.5, 0.9, 0.95, 0.99);

    private final Totals totals;
    private final TimeText time;

    IntervalsCsv(Totals totals, TimeText time) {
        this.totals = totals;
        this.time = time;
    }

    void write(OutputStream out) throws IOException {
        CsvText csv = new CsvText(out);
        header(csv);
        MeasurementPlan plan = totals.plan();
        List<String> channels = plan.layout().channels();
        for (int interval = 0; interval < plan.timeline().intervals(); interval++) {
            for (int queue = 0; queue < plan.queues(); queue++) {
                String name = plan.layout().queues().get(queue);
                for (int channel = 0; channel < channels.size(); channel++) {
                    line(csv, interval, name, channels.get(channel), totals.lineOf(interval, queue, channel));
                }
                line(csv, interval, name, ALL, totals.queueOf(interval, queue));
            }
            line(csv, interval, ALL, ALL, totals.totalOf(interval));
        }
        csv.flush();
    }

    private static void header(CsvText csv) throws IOException {
        for (String name : List.of("start", "interval_seconds", "queue", "channel", "replications")) {
            csv.text(name);
        }
        for (String name : List.of("offered", "handled", "abandoned", "short_abandoned", "timed_out", "in_progress")) {
            csv.text(name);
        }
        for (Ratio ratio : RATIOS) {
            csv.text(ratio.column());
        }
        for (String name : List.of("wait_p50", "wait_p90", "wait_p95", "wait_p99", "wait_max")) {
            csv.text(name);
        }
        for (String name : List.of("staffed_seconds", "busy_seconds", "average_queue_length")) {
            csv.text(name);
        }
        for (ReservationEnd end : ReservationEnd.values()) {
            csv.text(end.statisticsName());
        }
        csv.endLine();
    }

    private void line(CsvText csv, int interval, String queue, String channel, Figures figures) throws IOException {
        Timeline timeline = totals.plan().timeline();
        csv.text(time.of(timeline.startOf(interval)))
                .seconds(timeline.lengthOf(interval))
                .text(queue)
                .text(channel)
                .number(totals.replications())
                .number(figures.offered())
                .number(figures.handled())
                .number(figures.abandoned())
                .number(figures.shortAbandoned())
                .number(figures.timedOut())
                .number(figures.inProgress());
        for (Ratio ratio : RATIOS) {
            decimal(csv, figures.value(ratio));
        }
        for (double portion : PORTIONS) {
            decimal(csv, figures.waitQuantile(portion));
        }
        decimal(csv, figures.longestWait());
        decimal(csv, figures.staffedSeconds());
        decimal(csv, figures.busySeconds());
        csv.decimal(figures.averageQueueLength());
        for (ReservationEnd end : ReservationEnd.values()) {
            csv.number(figures.count(end.counter()));
        }
        csv.endLine();
    }

    private static void decimal(CsvText csv, OptionalDouble value) throws IOException {
        csv.decimal(value.orElse(Double.NaN));
    }
}
