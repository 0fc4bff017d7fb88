package flexsim.metrics;

import static flexsim.metrics.Contact.NEVER;

import java.util.Optional;

/**
 * The counting of one run. Nothing is allocated for a contact once its cell of time exists. A contact that arrived within the
 * {@link Timeline} counts, in the interval of the arrival. What happens after the end of the time does not count: a contact
 * that is answered later is still waiting, and its wait is cut off. What happens at the very end still counts, but a contact
 * that arrives then does not. Not thread-safe.
 */
public final class MetricsCollector implements MetricsListener {
    private final MeasurementPlan plan;
    private final long start;
    private final long end;
    private final CellFinder finder;
    private final int cellsPerInterval;
    private final long threshold;
    private final long shortLimit;
    private final CellRows cells;
    private final WaitHistogram[] waits;
    private final QueueLengths waiting;
    private final AgentTime busy;
    private final AgentTime staffed;
    private final long[] waitedWithin;
    private final long[] stillWaiting;
    private final Optional<TaskRows> tasks;

    /** @param keepTasks whether every contact is kept for {@code tasks.csv} (48 bytes each) */
    public MetricsCollector(MeasurementPlan plan, boolean keepTasks) {
        Timeline timeline = plan.timeline();
        this.plan = plan;
        this.start = timeline.start();
        this.end = timeline.end();
        this.finder = new CellFinder(timeline);
        this.cellsPerInterval = timeline.cellsPerInterval();
        this.threshold = plan.limits().threshold();
        this.shortLimit = plan.limits().shortLimit();
        this.cells = new CellRows(timeline.cells(), plan.lines());
        this.waits = new WaitHistogram[timeline.intervals() * plan.lines()];
        this.waiting = new QueueLengths(plan, cells);
        this.busy = new AgentTime(plan);
        this.staffed = new AgentTime(plan);
        this.waitedWithin = new long[plan.channels()];
        this.stillWaiting = new long[plan.channels()];
        this.tasks = keepTasks ? Optional.of(new TaskRows()) : Optional.empty();
    }

    @Override
    public void waiting(int queue, int channel, int change, long at) {
        waiting.change(plan.line(queue, channel), change, at);
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
            cells.row(cellOf(at), plan.line(queue, channel)).increment(kind.counter());
        }
    }

    @Override
    public void contact(Contact contact) {
        long arrived = contact.arrived();
        if (arrived > end) {
            return;
        }
        long answered = contact.answered() > end ? NEVER : contact.answered();
        ContactOutcome outcome = outcomeAtEnd(contact, answered);
        long waitOver = answered != NEVER ? answered : outcome == ContactOutcome.WAITING ? end : contact.ended();
        int channel = contact.channel();
        waitedWithin[channel] += Math.max(0, waitOver - Math.max(arrived, start));
        if (outcome == ContactOutcome.WAITING) {
            stillWaiting[channel]++;
        }
        if (arrived >= start && arrived < end) {
            int line = plan.line(contact.queue(), channel);
            count(contact, cellOf(arrived), line, outcome, answered != NEVER, waitOver - arrived);
        }
    }

    private ContactOutcome outcomeAtEnd(Contact contact, long answered) {
        ContactOutcome outcome = contact.outcome();
        if (outcome.isEnd() && contact.ended() <= end && (answered != NEVER || outcome != ContactOutcome.HANDLED)) {
            return outcome;
        }
        if (answered == NEVER) {
            return ContactOutcome.WAITING;
        }
        return contact.hungUp() == NEVER || contact.hungUp() > end ? ContactOutcome.TALKING : ContactOutcome.WRAPPING;
    }

    private void count(Contact contact, int cell, int line, ContactOutcome outcome, boolean answered, long wait) {
        CounterRow row = cells.row(cell, line);
        row.increment(Counter.OFFERED);
        row.add(Counter.WAITED, wait > 0 ? 1 : 0);
        row.raise(Counter.MAX_WAIT, wait);
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

    private static void countOutcome(CounterRow row, Contact contact, ContactOutcome outcome) {
        switch (outcome) {
            case HANDLED -> {
                long hungUp = contact.hungUp() == NEVER ? contact.ended() : contact.hungUp();
                row.increment(Counter.HANDLED);
                row.add(Counter.TALK, hungUp - contact.answered());
                row.add(Counter.WRAP, contact.ended() - hungUp);
            }
            case ABANDONED -> row.increment(Counter.ABANDONED);
            case TIMED_OUT -> row.increment(Counter.TIMED_OUT);
            case WAITING -> row.increment(Counter.WAITING);
            case TALKING -> row.increment(Counter.TALKING);
            case WRAPPING -> row.increment(Counter.WRAPPING);
        }
    }

    private void countAnswer(CounterRow row, long wait) {
        row.increment(Counter.ANSWERED);
        row.add(Counter.WAIT_ANSWERED, wait);
        row.raise(Counter.MAX_ANSWERED, wait);
        row.raise(Counter.LEAST_ANSWERED, -wait);
        if (wait <= threshold) {
            row.increment(Counter.ANSWERED_IN_TIME);
        }
    }

    private void countUnanswered(CounterRow row, ContactOutcome outcome, long wait) {
        if (outcome == ContactOutcome.WAITING) {
            row.add(Counter.WAIT_UNFINISHED, wait);
            return;
        }
        row.increment(Counter.UNANSWERED);
        row.raise(Counter.MAX_CANCELED, wait);
        row.raise(Counter.LEAST_CANCELED, -wait);
        boolean abandoned = outcome == ContactOutcome.ABANDONED;
        row.add(abandoned ? Counter.WAIT_ABANDONED : Counter.WAIT_TIMED_OUT, wait);
        if (wait <= threshold) {
            row.increment(abandoned ? Counter.ABANDONED_IN_TIME : Counter.TIMED_OUT_IN_TIME);
        }
        if (abandoned && wait <= shortLimit) {
            row.increment(Counter.SHORT_ABANDONED);
        }
    }

    private WaitHistogram histogram(int interval, int line) {
        int place = interval * plan.lines() + line;
        WaitHistogram histogram = waits[place];
        return histogram == null ? waits[place] = new WaitHistogram() : histogram;
    }

    private int cellOf(long at) {
        return finder.cellOf(at);
    }

    /**
     * Ends the counting; called once, at last.
     *
     * @throws BrokenInvariantException if the figures contradict each other
     */
    public Replication finish() {
        waiting.finish();
        Replication replication = new Replication(plan, cells, waits, busy, staffed, tasks);
        Audit audit = new Audit(plan);
        audit.queueLengths(waiting, stillWaiting);
        audit.little(cells, waitedWithin);
        audit.check(replication);
        return replication;
    }
}
