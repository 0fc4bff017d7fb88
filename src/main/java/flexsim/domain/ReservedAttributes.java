package flexsim.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Attributes that the simulators write themselves; a dimension must not write over them. */
final class ReservedAttributes {
    private static final Set<String> OF_WORKERS = Set.of("flexsim", "contact_uri", "full_name");
    private static final Set<String> OF_TASKS = ofTasks();

    private ReservedAttributes() {}

    /** Whether the first name of the path {@code attrName} is reserved on {@code entity}. */
    static boolean contains(Entity entity, String attrName) {
        return (entity == Entity.TASKS ? OF_TASKS : OF_WORKERS).contains(first(attrName));
    }

    static String first(String attrName) {
        int dot = attrName.indexOf('.');
        return dot < 0 ? attrName : attrName.substring(0, dot);
    }

    /** Each side of a call has a number and its place, as in a voice call's task. */
    private static Set<String> ofTasks() {
        Set<String> names = new HashSet<>(Set.of("flexsim", "ixnId", "name", "account_sid", "direction", "customers"));
        for (String side : List.of("caller", "from", "called", "to")) {
            for (String part : List.of("", "_country", "_state", "_city", "_zip")) {
                names.add(side + part);
            }
        }
        return Set.copyOf(names);
    }
}
