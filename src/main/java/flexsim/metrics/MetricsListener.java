package flexsim.metrics;

/**
 * The receiver of all that is measured in a center, in the order in which it happens. It gets what lies outside the reported time
 * too, and leaves it out or cuts it off. Places are those of the {@link CenterLayout}, instants microseconds since the epoch.
 */
public interface MetricsListener {
    /** A contact begins ({@code change} 1) or ceases (−1) to wait in a queue, whoever or whatever ends the wait. */
    void waiting(int queue, int channel, int change, long at);

    /** A contact has ended, or the run has. Called once for each. */
    void contact(Contact contact);

    /** An agent was at work, from the offer on that was accepted; times do not overlap. */
    void busy(int agent, long from, long until);

    /** An agent was on duty: in an available activity, or at work; times do not overlap. */
    void staffed(int agent, long from, long until);

    /** A reservation was made, or ended, for a contact of that queue and channel. */
    void reservation(int queue, int channel, ReservationEnd end, long at);
}
