package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;

/**
 * An event with its place in the history of its workspace.
 *
 * @param names gives it its SID
 * @param number counts a workspace's events, from 0
 */
public record LoggedEvent(EventSids names, long number, Event event) {
    /** {@code EV…} */
    public String sid() {
        return names.of(number);
    }
}
