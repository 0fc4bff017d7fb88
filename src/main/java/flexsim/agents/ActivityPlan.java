package flexsim.agents;

import java.time.Duration;
import java.util.Set;

/** Which activity an agent turns to next and for how long. Thread-safe. */
public interface ActivityPlan {
    /**
     * A stay in an activity.
     *
     * @param activity its name
     * @param fixed whether it ends at its time even when it began late, as breaks and shifts do; otherwise it always has its
     *     length
     */
    record Stay(String activity, Duration length, boolean fixed) {
        /** A stay that has its length whenever it begins. */
        Stay(String activity, Duration length) {
            this(activity, length, false);
        }

        /** Whether tasks are taken meanwhile. */
        public boolean available() {
            return activity.equals(Activities.AVAILABLE);
        }
    }

    /** The names of all activities that can come up. */
    Set<String> names();

    /**
     * An agent's stay number {@code number}. Number 0 begins at login.
     *
     * @param agent the worker's friendly name
     * @param at when it is to begin, in microseconds since the start of the run
     */
    Stay stay(String agent, long number, long at);
}
