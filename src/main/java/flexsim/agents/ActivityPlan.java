package flexsim.agents;

import java.time.Duration;
import java.util.Set;

/** Which activity an agent turns to next and for how long. Thread-safe. */
public interface ActivityPlan {
    /** A stay in an activity, by its name. */
    record Stay(String activity, Duration length) {}

    /** The names of all activities that can come up. */
    Set<String> names();

    /**
     * An agent's stay number {@code number}. Number 0 begins at login and is in Available.
     *
     * @param agent the worker's friendly name
     */
    Stay stay(String agent, long number);
}
