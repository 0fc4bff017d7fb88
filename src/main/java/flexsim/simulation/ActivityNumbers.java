package flexsim.simulation;

import flexsim.taskrouter.model.ActivityView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The numbers by which a {@link RoutingPort} knows the activities of a workspace. Immutable. */
final class ActivityNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean[] available;

    /** @param numberOf the number of the activity with a SID */
    ActivityNumbers(List<ActivityView> activities, ToIntFunction<String> numberOf) {
        this.available = new boolean[activities.size()];
        for (ActivityView activity : activities) {
            int number = numberOf.applyAsInt(activity.sid());
            numbers.put(activity.friendlyName(), number);
            available[number] = activity.available();
        }
    }

    int number(String name) {
        return numbers.get(name);
    }

    boolean isAvailable(int number) {
        return available[number];
    }
}
