package flexsim.demo;

import flexsim.metrics.EventFold;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.Event.TaskEvent;
import flexsim.taskrouter.model.Event.WorkerEvent;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Counts what happens on the floor, from the routing engine's events. A task counts for the queue it is in; one that
 * never entered a queue counts for {@link #NO_QUEUE}. Thread-safe.
 */
public final class Scoreboard {
    /** Where tasks count that were canceled before they entered a queue. */
    public static final String NO_QUEUE = EventFold.NO_QUEUE;

    /** What has become of a task that ended. */
    private enum End {
        HANDLED,
        ABANDONED,
        TIMED_OUT
    }

    private static final Set<TaskEvent.Type> GONE = Set.of(TaskEvent.Type.DELETED, TaskEvent.Type.SYSTEM_DELETED);

    private final Predicate<String> abandonment;
    private final Map<String, TaskView> live = new HashMap<>();
    private final Map<String, Map<End, Integer>> ended = new TreeMap<>();
    private final Map<String, WorkerView> workers = new HashMap<>();
    private final List<String> queueNames;

    /**
     * @param queueNames queues that are shown even while nothing is in them
     * @param abandonment tells from a canceled task's reason whether its customer left; otherwise TaskRouter canceled it
     */
    public Scoreboard(List<String> queueNames, Predicate<String> abandonment) {
        this.queueNames = List.copyOf(queueNames);
        this.abandonment = abandonment;
    }

    /** Takes note of {@code event}; events must come in the order in which they happened. */
    public synchronized void record(Event event) {
        if (event instanceof TaskEvent e) {
            record(e.task(), GONE.contains(e.kind()));
        } else if (event instanceof Event.ReservationEvent e) {
            record(e.task(), false);
        } else if (event instanceof WorkerEvent e) {
            record(e);
        }
    }

    private void record(TaskView task, boolean deleted) {
        if (deleted) {
            live.remove(task.sid());
        } else if (!task.status().ended()) {
            live.put(task.sid(), task);
        } else if (live.remove(task.sid()) != null) {
            ended.computeIfAbsent(queueOf(task), q -> new HashMap<>()).merge(endOf(task), 1, Integer::sum);
        }
    }

    private void record(WorkerEvent event) {
        if (event.kind() == WorkerEvent.Type.DELETED) {
            workers.remove(event.worker().sid());
        } else {
            workers.put(event.worker().sid(), event.worker());
        }
    }

    private End endOf(TaskView task) {
        if (task.status() == TaskStatus.COMPLETED) {
            return End.HANDLED;
        }
        return abandonment.test(task.reason().orElse("")) ? End.ABANDONED : End.TIMED_OUT;
    }

    private static String queueOf(TaskView task) {
        return task.queueName().orElse(NO_QUEUE);
    }

    /** The floor at instant {@code now} (microseconds since the epoch). */
    public synchronized BoardSnapshot snapshot(long now) {
        Map<String, QueueLine> lines = new TreeMap<>();
        queueNames.forEach(name -> lines.put(name, QueueLine.EMPTY));
        ended.forEach((queue, ends) -> lines.merge(
                queue,
                new QueueLine(
                        0,
                        0,
                        0,
                        0,
                        ends.getOrDefault(End.HANDLED, 0),
                        ends.getOrDefault(End.ABANDONED, 0),
                        ends.getOrDefault(End.TIMED_OUT, 0)),
                QueueLine::plus));
        live.values().forEach(task -> lines.merge(queueOf(task), lineOf(task, now), QueueLine::plus));
        Map<String, Integer> activities = new TreeMap<>();
        workers.values().forEach(worker -> activities.merge(worker.activity().friendlyName(), 1, Integer::sum));
        return new BoardSnapshot(lines, activities);
    }

    private static QueueLine lineOf(TaskView task, long now) {
        return switch (task.status()) {
            case PENDING, RESERVED -> new QueueLine(1, task.age(now), 0, 0, 0, 0, 0);
            case ASSIGNED -> new QueueLine(0, 0, 1, 0, 0, 0, 0);
            case WRAPPING -> new QueueLine(0, 0, 0, 1, 0, 0, 0);
            case COMPLETED, CANCELED -> throw new IllegalStateException("not live: " + task.sid());
        };
    }
}
