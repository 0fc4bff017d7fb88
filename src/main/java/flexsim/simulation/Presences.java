package flexsim.simulation;

import flexsim.agents.Activities;
import flexsim.taskrouter.ActivityView;
import flexsim.taskrouter.Switchboard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The activities of a workspace by name and by number at its switchboard. Immutable. */
final class Presences {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean[] available;

    Presences(Premises premises, Switchboard switchboard) {
        List<ActivityView> views = premises.engine().activities();
        this.available = new boolean[views.size()];
        for (ActivityView view : views) {
            int number = switchboard.number(view.sid());
            numbers.put(view.friendlyName(), number);
            available[number] = view.available();
        }
    }

    int number(String name) {
        return numbers.get(name);
    }

    int offline() {
        return number(Activities.OFFLINE);
    }

    boolean isAvailable(int number) {
        return available[number];
    }
}
