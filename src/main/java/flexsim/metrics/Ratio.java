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
    P_WAIT("pWait", 1, row -> row.get(Counter.WAITED), row -> row.get(Counter.OFFERED)),
    /** Portion of the offered contacts whose customer left before an agent answered. */
    P_ABANDON("pAbandon", 1, row -> row.get(Counter.ABANDONED), row -> row.get(Counter.OFFERED)),
    /** Average speed of answer: mean wait in seconds of the answered contacts; the ringing at the agent's counts as wait. */
    ASA("asa", 1e-6, row -> row.get(Counter.WAIT_ANSWERED), row -> row.get(Counter.ANSWERED)),
    /** Mean wait in seconds of all offered contacts; of those still waiting, up to the end of the report. */
    MEAN_WAIT("meanWait", 1e-6, CounterRow::waits, row -> row.get(Counter.OFFERED)),
    /** Busy ÷ staffed time of the agents who serve the queue, whichever queue they worked for. */
    OCCUPANCY("occupancy", 1, row -> row.get(Counter.BUSY), row -> row.get(Counter.STAFFED)),
    /** Answered within T ÷ decided: every abandonment counts against the service. */
    SL1("sl1", 1, row -> row.get(Counter.ANSWERED_IN_TIME), CounterRow::decided),
    /** Answered within T ÷ answered: abandonments are ignored. */
    SL2("sl2", 1, row -> row.get(Counter.ANSWERED_IN_TIME), row -> row.get(Counter.ANSWERED)),
    /** Answered within T ÷ decided without those who abandoned within T. */
    SL3("sl3", 1, row -> row.get(Counter.ANSWERED_IN_TIME), row -> row.decided() - row.get(Counter.ABANDONED_IN_TIME)),
    /** Answered or abandoned within T ÷ decided. */
    SL4("sl4", 1, row -> row.get(Counter.ANSWERED_IN_TIME) + row.get(Counter.ABANDONED_IN_TIME), CounterRow::decided),
    /** Answered within T, or abandoned within the limit of a short abandonment, ÷ decided. */
    SL5("sl5", 1, row -> row.get(Counter.ANSWERED_IN_TIME) + row.get(Counter.SHORT_ABANDONED), CounterRow::decided),
    /** Average handle time: mean seconds of talk and after-call work (wrap-up) of the handled contacts. */
    AHT("aht", 1e-6, row -> row.get(Counter.TALK) + row.get(Counter.WRAP), row -> row.get(Counter.HANDLED)),
    /** Mean seconds of talk of the handled contacts. */
    TALK("talk", 1e-6, row -> row.get(Counter.TALK), row -> row.get(Counter.HANDLED)),
    /** Mean seconds of wrap-up of the handled contacts. */
    WRAP("wrap", 1e-6, row -> row.get(Counter.WRAP), row -> row.get(Counter.HANDLED));

    private final String key;
    private final double unit;
    private final ToLongFunction<CounterRow> dividend;
    private final ToLongFunction<CounterRow> divisor;

    Ratio(String key, double unit, ToLongFunction<CounterRow> dividend, ToLongFunction<CounterRow> divisor) {
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

    long dividend(CounterRow row) {
        return dividend.applyAsLong(row);
    }

    long divisor(CounterRow row) {
        return divisor.applyAsLong(row);
    }

    /** The figure itself; absent where there is nothing to divide by. */
    public OptionalDouble of(CounterRow row) {
        long by = divisor(row);
        return by == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) dividend(row) / by * unit);
    }

    /** What one unit of the quotient of the counted numbers is: times are counted in microseconds and given in seconds. */
    double unit() {
        return unit;
    }
}
