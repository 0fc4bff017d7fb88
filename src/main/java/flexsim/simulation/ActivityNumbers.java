package flexsim.simulation;

import flexsim.agents.Activities;
import flexsim.taskrouter.InProcessEngine;
import flexsim.taskrouter.model.ActivityView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The activities of a workspace by name and by number at its switchboard. Immutable. */
final class ActivityNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean[] available;

    ActivityNumbers(SimulatedWorkspace premises, InProcessEngine switchboard) {
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
