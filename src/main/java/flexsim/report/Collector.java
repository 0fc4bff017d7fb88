package flexsim.report;

import static flexsim.report.Contact.NEVER;

import java.util.Optional;

/**
 * Counts one run, in primitives: nothing is allocated for a contact once its stretch of time has been seen. Whoever arrived
 * within the {@link Timeline} counts, in the interval of the arrival. What has not happened by the end of the time has not
 * happened: who is answered later is still waiting, and the wait is cut. What happens at the very end still counts, but who
 * arrives then does not. Not thread-safe.
 */
public final class Collector implements Intake {
    private final Layout layout;
    private final long start;
    private final long end;
    private final CellFinder finder;
    private final int cellsPerInterval;
    private final long threshold;
    private final long shortLimit;
    private final CellRows cells;
    private final WaitHistogram[] waits;
    private final WaitingArea waiting;
    private final AgentTime busy;
    private final AgentTime staffed;
    private final long[] waitedWithin;
    private final long[] stillWaiting;
    private final Optional<TaskRows> tasks;

    /** @param keepTasks whether every contact is kept for {@code tasks.csv} (48 bytes each) */
    public Collector(Layout layout, boolean keepTasks) {
        Timeline timeline = layout.timeline();
        this.layout = layout;
        this.start = timeline.start();
        this.end = timeline.end();
        this.finder = new CellFinder(timeline);
        this.cellsPerInterval = timeline.cellsPerInterval();
        this.threshold = layout.limits().threshold();
        this.shortLimit = layout.limits().shortLimit();
        this.cells = new CellRows(timeline.cells(), layout.lines());
        this.waits = new WaitHistogram[timeline.intervals() * layout.lines()];
        this.waiting = new WaitingArea(layout, cells);
        this.busy = new AgentTime(layout);
        this.staffed = new AgentTime(layout);
        this.waitedWithin = new long[layout.channels()];
        this.stillWaiting = new long[layout.channels()];
        this.tasks = keepTasks ? Optional.of(new TaskRows()) : Optional.empty();
    }

    @Override
    public void waiting(int queue, int channel, int change, long at) {
        waiting.change(layout.line(queue, channel), change, at);
    }

    @Override
    public void busy(int agent, long from, long until) {
        busy.add(agent, from, until);
    }

    @Override
    public void staffed(int agent, long from, long until) {
        staffed.add(agent, from, until);
    }

    @Override
    public void reservation(int queue, int channel, ReservationEnd kind, long at) {
        if (at >= start && at < end) {
            cells.row(cellOf(at), layout.line(queue, channel))[Columns.RESERVATIONS + kind.ordinal()]++;
        }
    }

    @Override
    public void contact(Contact contact) {
        long arrived = contact.arrived();
        if (arrived > end) {
            return;
        }
        long answered = contact.answered() > end ? NEVER : contact.answered();
        Outcome outcome = outcomeAtEnd(contact, answered);
        long waitOver = answered != NEVER ? answered : outcome == Outcome.WAITING ? end : contact.ended();
        int channel = contact.channel();
        waitedWithin[channel] += Math.max(0, waitOver - Math.max(arrived, start));
        if (outcome == Outcome.WAITING) {
            stillWaiting[channel]++;
        }
        if (arrived >= start && arrived < end) {
            int line = layout.line(contact.queue(), channel);
            count(contact, cellOf(arrived), line, outcome, answered != NEVER, waitOver - arrived);
        }
    }

    private Outcome outcomeAtEnd(Contact contact, long answered) {
        Outcome told = contact.outcome();
        if (told.isEnd() && contact.ended() <= end && (answered != NEVER || told != Outcome.HANDLED)) {
            return told;
        }
        if (answered == NEVER) {
            return Outcome.WAITING;
        }
        return contact.hungUp() == NEVER || contact.hungUp() > end ? Outcome.TALKING : Outcome.WRAPPING;
    }

    private void count(Contact contact, int cell, int line, Outcome outcome, boolean answered, long wait) {
        long[] row = cells.row(cell, line);
        row[Columns.OFFERED]++;
        row[Columns.WAITED] += wait > 0 ? 1 : 0;
        row[Columns.MAX_WAIT] = Math.max(row[Columns.MAX_WAIT], wait);
        countOutcome(row, contact, outcome);
        if (answered) {
            countAnswer(row, wait);
        } else {
            countUnanswered(row, outcome, wait);
        }
        histogram(cell / cellsPerInterval, line).record(wait);
        if (tasks.isPresent()) {
            tasks.get().add(contact, line, outcome);
        }
    }

    private static void countOutcome(long[] row, Contact contact, Outcome outcome) {
        switch (outcome) {
            case HANDLED -> {
                long hungUp = contact.hungUp() == NEVER ? contact.ended() : contact.hungUp();
                row[Columns.HANDLED]++;
                row[Columns.TALK] += hungUp - contact.answered();
                row[Columns.WRAP] += contact.ended() - hungUp;
            }
            case ABANDONED -> row[Columns.ABANDONED]++;
            case TIMED_OUT -> row[Columns.TIMED_OUT]++;
            case WAITING -> row[Columns.WAITING]++;
            case TALKING -> row[Columns.TALKING]++;
            case WRAPPING -> row[Columns.WRAPPING]++;
        }
    }

    private void countAnswer(long[] row, long wait) {
        row[Columns.ANSWERED]++;
        row[Columns.WAIT_ANSWERED] += wait;
        row[Columns.MAX_ANSWERED] = Math.max(row[Columns.MAX_ANSWERED], wait);
        row[Columns.LEAST_ANSWERED] = Math.max(row[Columns.LEAST_ANSWERED], -wait);
        if (wait <= threshold) {
            row[Columns.ANSWERED_IN_TIME]++;
        }
    }

    private void countUnanswered(long[] row, Outcome outcome, long wait) {
        if (outcome == Outcome.WAITING) {
            row[Columns.WAIT_UNFINISHED] += wait;
            return;
        }
        row[Columns.UNANSWERED]++;
        row[Columns.MAX_CANCELED] = Math.max(row[Columns.MAX_CANCELED], wait);
        row[Columns.LEAST_CANCELED] = Math.max(row[Columns.LEAST_CANCELED], -wait);
        boolean abandoned = outcome == Outcome.ABANDONED;
        row[abandoned ? Columns.WAIT_ABANDONED : Columns.WAIT_TIMED_OUT] += wait;
        if (wait <= threshold) {
            row[abandoned ? Columns.ABANDONED_IN_TIME : Columns.TIMED_OUT_IN_TIME]++;
        }
        if (abandoned && wait <= shortLimit) {
            row[Columns.SHORT_ABANDONED]++;
        }
    }

    private WaitHistogram histogram(int interval, int line) {
        int place = interval * layout.lines() + line;
        WaitHistogram histogram = waits[place];
        return histogram == null ? waits[place] = new WaitHistogram() : histogram;
    }

    private int cellOf(long at) {
        return finder.cellOf(at);
    }

    /**
     * Ends the counting; to be asked once, after everything was told.
     *
     * @throws BrokenInvariantException if what was told contradicts itself
     */
    public Replication finish() {
        waiting.finish();
        Replication replication = new Replication(layout, cells, waits, busy, staffed, tasks);
        Audit audit = new Audit(layout);
        audit.queueLengths(waiting, stillWaiting);
        audit.little(cells, waitedWithin);
        audit.check(replication);
        return replication;
    }
}
