package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.TaskView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Task statistics, taken from events. An event counts with the queue in which its task was then.
 *
 * @param events those of the window
 * @param channel SID of the task channel whose tasks count; empty for all
 * @param thresholds of the waiting times to split by, in seconds
 */
public record TaskHistory(EventSpan events, Optional<String> channel, List<Integer> thresholds) {
    private static final String WHOLE = "";

    /** Of the whole workspace. */
    public TaskStatistics ofWorkspace() {
        return of(task -> Optional.of(WHOLE), Set.of(WHOLE)).get(WHOLE);
    }

    /** Of one workflow. */
    public TaskStatistics ofWorkflow(String sid) {
        return of(TaskView::workflowSid, Set.of(sid)).get(sid);
    }

    /** Of each of {@code queues}, by the queue's SID, in one pass. */
    public Map<String, TaskStatistics> ofQueues(Set<String> queues) {
        return of(TaskView::queueSid, queues);
    }

    private Map<String, TaskStatistics> of(Function<TaskView, Optional<String>> owner, Set<String> owners) {
        Map<String, TaskStatisticsCounter> counters = new HashMap<>();
        owners.forEach(sid -> counters.put(sid, new TaskStatisticsCounter(thresholds)));
        events.forEach(event -> {
            if (event instanceof Event.TaskEvent e && counts(e.task())) {
                owner.apply(placed(e)).map(counters::get).ifPresent(counter -> counter.add(e));
            } else if (event instanceof Event.ReservationEvent e && counts(e.task())) {
                owner.apply(e.task()).map(counters::get).ifPresent(counter -> counter.add(e));
            }
        });
        Map<String, TaskStatistics> statistics = new HashMap<>();
        counters.forEach((sid, counter) -> statistics.put(sid, counter.statistics()));
        return statistics;
    }

    private boolean counts(TaskView task) {
        return channel.isEmpty() || task.channelSid().equals(channel.get());
    }

    /** A move counts with the queue that the task left. */
    private static TaskView placed(Event.TaskEvent event) {
        return event.kind() == Event.TaskEvent.Type.QUEUE_MOVED ? event.before().orElse(event.task()) : event.task();
    }
}
