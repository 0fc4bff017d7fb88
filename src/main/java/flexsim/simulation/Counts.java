package flexsim.simulation;

import flexsim.report.Contact;
import flexsim.report.Intake;
import flexsim.report.Outcome;
import flexsim.report.ReservationEnd;
import flexsim.time.Micros;

/** How many contacts came to what, by queue. */
public final class Counts implements Intake {
    private final long from;
    private final long[][] outcomes;
    private final double[] waited;
    private double busy;
    private double staffed;

    public Counts(int queues, long from) {
        this.from = from;
        this.outcomes = new long[queues][Outcome.values().length];
        this.waited = new double[queues];
    }

    public void add(Counts other) {
        for (int q = 0; q < outcomes.length; q++) {
            for (int o = 0; o < outcomes[q].length; o++) {
                outcomes[q][o] += other.outcomes[q][o];
            }
            waited[q] += other.waited[q];
        }
        busy += other.busy;
        staffed += other.staffed;
    }

    public long of(int queue, Outcome outcome) {
        return outcomes[queue][outcome.ordinal()];
    }

    public double answerSeconds(int queue) {
        return waited[queue];
    }

    public double occupancy() {
        return busy / staffed;
    }

    @Override
    public void waiting(int queue, int channel, int change, long at) {}

    @Override
    public void contact(Contact contact) {
        if (contact.arrived() >= from && contact.queue() >= 0) {
            outcomes[contact.queue()][contact.outcome().ordinal()]++;
            if (contact.answered() != Contact.NEVER) {
                waited[contact.queue()] += Micros.toSeconds(contact.answered() - contact.arrived());
            }
        }
    }

    @Override
    public void busy(int agent, long since, long until) {
        busy += Math.max(0, Micros.toSeconds(until - Math.max(from, since)));
    }

    @Override
    public void staffed(int agent, long since, long until) {
        staffed += Math.max(0, Micros.toSeconds(until - Math.max(from, since)));
    }

    @Override
    public void reservation(int queue, int channel, ReservationEnd end, long at) {}
}
