package flexsim.metrics;

/** A contact for tests, in whole seconds; −1 is never. */
public record TestContact(
        long number,
        int queue,
        int channel,
        long arrivedAt,
        long answeredAt,
        long hungUpAt,
        long endedAt,
        int agent,
        ContactOutcome outcome)
        implements Contact {
    public static final long SECOND = 1_000_000L;

    public static TestContact handled(
            long number, int queue, int agent, long arrived, long answered, long hungUp, long ended) {
        return new TestContact(number, queue, 0, arrived, answered, hungUp, ended, agent, ContactOutcome.HANDLED);
    }

    public static TestContact left(long number, int queue, long arrived, long ended, ContactOutcome outcome) {
        return new TestContact(number, queue, 0, arrived, -1, -1, ended, -1, outcome);
    }

    public static TestContact inProgress(long number, int queue, int agent, long arrived, long answered, long hungUp) {
        ContactOutcome outcome =
                answered < 0 ? ContactOutcome.WAITING : hungUp < 0 ? ContactOutcome.TALKING : ContactOutcome.WRAPPING;
        return new TestContact(number, queue, 0, arrived, answered, hungUp, -1, agent, outcome);
    }

    /** Tells a listener of the wait too, as whoever simulates must. */
    public void tell(MetricsListener listener) {
        listener.waiting(queue, channel, 1, arrived());
        if (answeredAt >= 0 || endedAt >= 0) {
            listener.waiting(queue, channel, -1, answeredAt >= 0 ? answered() : ended());
        }
        listener.contact(this);
    }

    @Override
    public long arrived() {
        return micros(arrivedAt);
    }

    @Override
    public long answered() {
        return micros(answeredAt);
    }

    @Override
    public long hungUp() {
        return micros(hungUpAt);
    }

    @Override
    public long ended() {
        return micros(endedAt);
    }

    private static long micros(long seconds) {
        return seconds < 0 ? NEVER : seconds * SECOND;
    }
}
