package flexsim.metrics;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * A figure that is a quotient of two sums. Over several intervals, queues or runs the sums are divided, not the quotients
 * averaged: a busy hour weighs more than an idle one.
 *
 * <p>{@code T} is the {@linkplain ServiceLimits#threshold threshold}. <i>Answered</i> are the contacts that an agent has
 * accepted, also those still being talked to; <i>decided</i> are all whose wait is over: answered, abandoned and timed out.
 * The service levels are those of Jouini, Koole and Roubos, "Performance indicators for call centers with impatient customers"
 * (IIE Transactions 45, 2013) and of ICMI, "Service Level Calculations"; timed out contacts count as abandoned ones do that
 * waited longer than {@code T}.
 */
public enum Ratio {
    /** Portion of the offered contacts that waited at all. */
    P_WAIT("pWait", 1, row -> row[Counter.WAITED], row -> row[Counter.OFFERED]),
    /** Portion of the offered contacts whose customer left before an agent answered. */
    P_ABANDON("pAbandon", 1, row -> row[Counter.ABANDONED], row -> row[Counter.OFFERED]),
    /** Average speed of answer: mean wait in seconds of the answered contacts; the ringing at the agent's counts as wait. */
    ASA("asa", 1e-6, row -> row[Counter.WAIT_ANSWERED], row -> row[Counter.ANSWERED]),
    /** Mean wait in seconds of all offered contacts; of those still waiting, up to the end of the report. */
    MEAN_WAIT("meanWait", 1e-6, Counter::waits, row -> row[Counter.OFFERED]),
    /** Busy ÷ staffed time of the agents who serve the queue, for whichever queue they were busy. */
    OCCUPANCY("occupancy", 1, row -> row[Counter.BUSY], row -> row[Counter.STAFFED]),
    /** Answered within T ÷ decided: every abandonment counts against the service. */
    SL1("sl1", 1, row -> row[Counter.ANSWERED_IN_TIME], Counter::decided),
    /** Answered within T ÷ answered: abandonments are not looked at. */
    SL2("sl2", 1, row -> row[Counter.ANSWERED_IN_TIME], row -> row[Counter.ANSWERED]),
    /** Answered within T ÷ decided without those who abandoned within T. */
    SL3("sl3", 1, row -> row[Counter.ANSWERED_IN_TIME], row -> Counter.decided(row) - row[Counter.ABANDONED_IN_TIME]),
    /** Answered or abandoned within T ÷ decided. */
    SL4("sl4", 1, row -> row[Counter.ANSWERED_IN_TIME] + row[Counter.ABANDONED_IN_TIME], Counter::decided),
    /** Answered within T, or abandoned within the limit of a short abandonment, ÷ decided. */
    SL5("sl5", 1, row -> row[Counter.ANSWERED_IN_TIME] + row[Counter.SHORT_ABANDONED], Counter::decided),
    /** Mean seconds of talk and wrap-up of the handled contacts. */
    AHT("aht", 1e-6, row -> row[Counter.TALK] + row[Counter.WRAP], row -> row[Counter.HANDLED]),
    /** Mean seconds of talk of the handled contacts. */
    TALK("talk", 1e-6, row -> row[Counter.TALK], row -> row[Counter.HANDLED]),
    /** Mean seconds of wrap-up of the handled contacts. */
    WRAP("wrap", 1e-6, row -> row[Counter.WRAP], row -> row[Counter.HANDLED]);

    private final String key;
    private final double unit;
    private final ToLongFunction<long[]> dividend;
    private final ToLongFunction<long[]> divisor;

    Ratio(String key, double unit, ToLongFunction<long[]> dividend, ToLongFunction<long[]> divisor) {
        this.key = key;
        this.unit = unit;
        this.dividend = dividend;
        this.divisor = divisor;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** Its name in a table. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    long dividend(long[] row) {
        return dividend.applyAsLong(row);
    }

    long divisor(long[] row) {
        return divisor.applyAsLong(row);
    }

    /** The figure itself; absent where there is nothing to divide by. */
    public OptionalDouble of(long[] row) {
        long by = divisor(row);
        return by == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) dividend(row) / by * unit);
    }

    /** What one unit of the quotient of the counted numbers is: times are counted in microseconds and told in seconds. */
    double unit() {
        return unit;
    }
}
