package flexsim.taskrouter;

import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.EventSids;
import flexsim.taskrouter.history.EventSpan;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.history.Window;
import flexsim.taskrouter.history.WorkerHistory;
import flexsim.taskrouter.model.TaskChannelView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The history of a {@link Floor}, asked in seconds from its start; a window holds both of its ends. */
final class Chronicle {
    private final Floor floor;

    Chronicle(Floor floor) {
        this.floor = floor;
    }

    static long micros(double seconds) {
        return Math.round(seconds * 1_000_000);
    }

    private EventSpan span(double from, double to) {
        EventLog log = new EventLog(new EventSids(1));
        floor.events.forEach(log::add);
        return log.span(micros(from), micros(to) + 1);
    }

    TaskHistory tasks(double from, double to, Integer... thresholds) {
        return new TaskHistory(span(from, to), Optional.empty(), List.of(thresholds));
    }

    TaskHistory tasksOn(String channel, double from, double to) {
        return new TaskHistory(span(from, to), floor.engine.taskChannel(channel).map(TaskChannelView::sid), List.of());
    }

    TaskStatistics queue(String sid, double from, double to) {
        return tasks(from, to).ofQueues(Set.of(sid)).get(sid);
    }

    /** With the workers as they are at {@code now}, to which the floor's time must have come. */
    WorkerHistory workers(double from, double to, double now) {
        return new WorkerHistory(
                span(from, now),
                new Window(micros(from), micros(to)),
                floor.engine.workers(),
                floor.engine.activities(),
                micros(now));
    }
}
