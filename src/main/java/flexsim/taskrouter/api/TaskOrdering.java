package flexsim.taskrouter.api;

import flexsim.taskrouter.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** In which order tasks are listed: parameter {@code Ordering}, for instance {@code Priority:desc,DateCreated:asc}. */
final class TaskOrdering {
    private static final Map<String, ToLongFunction<TaskView>> FIELDS = Map.of(
            "DateCreated", TaskView::created,
            "Priority", TaskView::priority,
            "VirtualStartTime", TaskView::virtualStart);

    private TaskOrdering() {}

    /** Gives a task's place in a list of the given order; sorting by it is ascending in either direction. */
    static Function<TaskView, Position> parse(String ordering) {
        List<ToLongFunction<TaskView>> keys = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String clause : ordering.split(",", -1)) {
            String[] parts = clause.strip().split(":", -1);
            ToLongFunction<TaskView> field = FIELDS.get(parts[0]);
            String direction = parts.length == 2 ? parts[1].toLowerCase(Locale.ROOT) : "";
            if (field == null || !Set.of("asc", "desc").contains(direction) || seen.contains(parts[0])) {
                throw wrong("each field at most once, as Field:asc or Field:desc with DateCreated, Priority or"
                        + " VirtualStartTime");
            }
            seen.add(parts[0]);
            keys.add(direction.equals("asc") ? field : view -> -field.applyAsLong(view));
        }
        if (seen.containsAll(List.of("DateCreated", "VirtualStartTime"))) {
            throw wrong("DateCreated and VirtualStartTime exclude each other");
        }
        return view ->
                new Position(keys.stream().map(key -> key.applyAsLong(view)).toList(), view.sid());
    }

    private static ApiError wrong(String rule) {
        return ApiError.invalid("Invalid Parameter Ordering: " + rule);
    }
}
