package flexsim.simulation;

import flexsim.metrics.Contact;
import flexsim.metrics.MetricsListener;
import flexsim.metrics.ReservationEnd;

/** Takes nothing in. */
enum NoMetrics implements MetricsListener {
    LISTENS;

    @Override
    public void waiting(int queue, int channel, int change, long at) {
        // Not counted.
    }

    @Override
    public void contact(Contact contact) {
        // Not counted.
    }

    @Override
    public void busy(int agent, long from, long until) {
        // Not counted.
    }

    @Override
    public void staffed(int agent, long from, long until) {
        // Not counted.
    }

    @Override
    public void reservation(int queue, int channel, ReservationEnd end, long at) {
        // Not counted.
    }
}
