package flexsim.metrics;

/**
 * Takes in what happens on the floor, in the order of its happening. What lies outside the time that is reported is told too
 * and left out, or cut, here. Places are those of the {@link CenterLayout}, instants microseconds since the epoch.
 */
public interface MetricsListener {
    /** A contact begins ({@code change} 1) or ceases (−1) to wait in a queue, whoever or whatever ends the wait. */
    void waiting(int queue, int channel, int change, long at);

    /** A contact has ended, or the run has. Each is told once. */
    void contact(Contact contact);

    /** An agent had work at hand, offers that were then accepted included; times do not overlap. */
    void busy(int agent, long from, long until);

    /** An agent was there to work: in an available activity, or with work at hand; times do not overlap. */
    void staffed(int agent, long from, long until);

    /** A reservation was made, or ended, for a contact of that queue and channel. */
    void reservation(int queue, int channel, ReservationEnd end, long at);
}
