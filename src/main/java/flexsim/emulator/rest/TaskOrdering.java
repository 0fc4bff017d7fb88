package flexsim.emulator.rest;

import flexsim.emulator.http.Ordering;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.taskrouter.model.TaskView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The order of a list of tasks. Source of the fields: Twilio, "Task resource". */
final class TaskOrdering {
    private static final Map<String, ToLongFunction<TaskView>> FIELDS = Map.of(
            "DateCreated", TaskView::created,
            "Priority", TaskView::priority,
            "VirtualStartTime", TaskView::virtualStart);

    private TaskOrdering() {}

    /** Gives a task's place in a list of the given order. */
    static Function<TaskView, Position> read(Parameters parameters) {
        Ordering<TaskView> ordering = Ordering.read(parameters, FIELDS, TaskView::sid);
        if (ordering.fields().containsAll(List.of("DateCreated", "VirtualStartTime"))) {
            parameters.refuse("Invalid Parameter Ordering: DateCreated and VirtualStartTime exclude each other");
        }
        return ordering.position();
    }
}
