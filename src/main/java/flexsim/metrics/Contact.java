package flexsim.metrics;

/**
 * One customer's contact, when it has ended or at the end of the run. Instants are microseconds since the epoch, or
 * {@link #NEVER} for what has not happened.
 */
public interface Contact {
    long NEVER = Long.MIN_VALUE;

    /** Counts the customers of a run from 0, in order of arrival. */
    long number();

    /** Where it is in the layout's queues; the one it was last in. */
    int queue();

    /** Where it is in the layout's channels. */
    int channel();

    long arrived();

    /** When an agent accepted it. */
    long answered();

    /** When the talk was over. */
    long hungUp();

    /** When it ended, whatever the {@linkplain #outcome outcome}. */
    long ended();

    /** Where the agent who answered is in the layout's agents; −1 when nobody did. */
    int agent();

    ContactOutcome outcome();
}
