package flexsim.taskrouter.history;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of events that TaskRouter has, those that only transfers and calls bring about included. Source: Twilio,
 * "TaskRouter events reference".
 */
public final class EventTypes {
    /** In the order of the reference. */
    public static final Set<String> ALL = Stream.of(
                    of("activity", "created", "updated", "deleted"),
                    of("reservation", "created", "accepted", "rejected", "timeout", "canceled", "rescinded"),
                    of("reservation", "completed", "failed", "wrapup"),
                    of("task", "created", "updated", "canceled", "wrapup", "completed", "deleted", "system-deleted"),
                    of("task", "transfer-initiated", "transfer-attempt-failed", "transfer-failed"),
                    of("task", "transfer-canceled", "transfer-completed"),
                    of("task-channel", "created", "updated", "deleted"),
                    of("task-queue", "created", "deleted", "entered", "timeout", "moved", "expression.updated"),
                    of("worker", "created", "deleted", "activity.update", "attributes.update", "capacity.update"),
                    of("worker", "channel.availability.update"),
                    of("workflow", "created", "updated", "deleted", "target-matched", "entered", "timeout", "skipped"),
                    of("workspace", "created", "updated", "deleted"))
            .flatMap(List::stream)
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));

    private EventTypes() {}

    private static List<String> of(String group, String... names) {
        return Stream.of(names).map(name -> group + "." + name).toList();
    }

    /** What comes before the first dot, for instance {@code task-queue}. */
    public static String group(String type) {
        return type.substring(0, type.indexOf('.'));
    }
}
