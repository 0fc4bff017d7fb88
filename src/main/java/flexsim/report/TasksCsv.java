package flexsim.report;

import flexsim.metrics.Contact;
import flexsim.metrics.ContactOutcome;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.TaskRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * The file {@code tasks.csv}: one line for every task that arrived in the reported time, in the order of arrival, replication
 * after replication. Instants have milliseconds, lengths of time are seconds to the microsecond. What has not happened is
 * empty: without an answer there is no talk, and a contact that is still waiting has waited up to the end of the report.
 */
final class TasksCsv {
    private static final String HEADER = "replication,number,queue,channel,arrived,answered,hung_up,ended,"
            + "wait_seconds,talk_seconds,wrap_seconds,agent,outcome";
    private static final ContactOutcome[] OUTCOMES = ContactOutcome.values();

    private final CsvText csv;
    private final MillisText time;
    private final long end;
    private final byte[][] queues;
    private final byte[][] channels;
    private final byte[][] agents;
    private final byte[][] outcomes = new byte[OUTCOMES.length][];

    TasksCsv(OutputStream out, MeasurementPlan plan, TimeText time) throws IOException {
        this.csv = new CsvText(out);
        this.time = new MillisText(time);
        this.end = plan.timeline().end();
        this.queues = bytes(plan.layout().queues());
        this.channels = bytes(plan.layout().channels());
        this.agents = bytes(plan.layout().agents());
        for (ContactOutcome outcome : OUTCOMES) {
            outcomes[outcome.ordinal()] = CsvText.bytes(outcome.name().toLowerCase(Locale.ROOT));
        }
        for (String column : HEADER.split(",")) {
            csv.text(column);
        }
        csv.endLine();
    }

    private static byte[][] bytes(List<String> names) {
        return names.stream().map(CsvText::bytes).toArray(byte[][]::new);
    }

    /** @param replication counted from 1 */
    void add(int replication, TaskRows rows) throws IOException {
        for (int number = 0; number < rows.size(); number++) {
            if (rows.has(number)) {
                line(replication, number, rows);
            }
        }
        csv.flush();
    }

    private void line(int replication, int number, TaskRows rows) throws IOException {
        ContactOutcome outcome = rows.outcome(number);
        int line = rows.line(number);
        int agent = rows.agent(number);
        csv.number(replication)
                .number(number)
                .text(queues[line / channels.length])
                .text(channels[line % channels.length]);
        long arrived = rows.arrived(number);
        long answered = happened(rows.answered(number));
        long hungUp = happened(rows.hungUp(number));
        long ended = outcome.isEnd() ? rows.ended(number) : Contact.NEVER;
        instant(arrived);
        instant(answered);
        instant(hungUp);
        instant(ended);
        csv.seconds(waitOver(answered, ended) - arrived);
        between(answered, hungUp);
        between(hungUp, ended);
        if (agent >= 0 && answered != Contact.NEVER) {
            csv.text(agents[agent]);
        } else {
            csv.none();
        }
        csv.text(outcomes[outcome.ordinal()]).endLine();
    }

    private long happened(long instant) {
        return instant > end ? Contact.NEVER : instant;
    }

    private long waitOver(long answered, long ended) {
        if (answered != Contact.NEVER) {
            return answered;
        }
        return ended != Contact.NEVER ? ended : end;
    }

    private void instant(long instant) throws IOException {
        if (instant == Contact.NEVER) {
            csv.none();
        } else {
            csv.instant(time, instant);
        }
    }

    private void between(long from, long until) throws IOException {
        if (from == Contact.NEVER || until == Contact.NEVER) {
            csv.none();
        } else {
            csv.seconds(until - from);
        }
    }
}
