package flexsim.metrics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What goes on in a contact centre now, by queue, and what has become of its tasks so far. It is counted event by event, by the
 * same reading of them as an {@link EventFold}'s, so that a live table and a report of the same events agree. Keeps only the
 * tasks that have not ended. Thread-safe.
 */
public final class LiveBoard {
    private final List<String> queues;
    private final Predicate<String> abandonment;
    private final Map<String, ObservedTask> open = new HashMap<>();
    private final Map<String, Map<ContactOutcome, Integer>> ended = new HashMap<>();
    private final Map<String, String> activities = new HashMap<>();

    /**
     * @param queues those that are listed even when nothing is in them
     * @param abandonment says of a canceled task's reason whether its customer left; otherwise TaskRouter canceled it
     */
    public LiveBoard(List<String> queues, Predicate<String> abandonment) {
        this.queues = List.copyOf(queues);
        this.abandonment = abandonment;
    }

    /** Takes note of {@code event}; events must come in the order in which they happened. */
    public synchronized void accept(RoutingEvent event) {
        if (event instanceof RoutingEvent.OfTask e) {
            task(e);
        } else if (event instanceof RoutingEvent.OfReservation e) {
            if (open.containsKey(e.task())) {
                open.get(e.task()).accept(e);
            }
        } else if (event instanceof RoutingEvent.OfWorker e) {
            worker(e);
        }
    }

    private void task(RoutingEvent.OfTask event) {
        if (event.type().equals("task.created")) {
            open.putIfAbsent(event.task(), new ObservedTask(event.channel(), event.at()));
        }
        ObservedTask task = open.get(event.task());
        if (task == null) {
            return;
        }
        task.accept(event, abandonment);
        if (task.outcome().isEnd()) {
            open.remove(event.task());
            ended.computeIfAbsent(task.queue(), name -> new EnumMap<>(ContactOutcome.class))
                    .merge(task.outcome(), 1, Integer::sum);
        }
    }

    private void worker(RoutingEvent.OfWorker event) {
        if (event.type().equals("worker.deleted")) {
            activities.remove(event.worker());
        } else {
            activities.put(event.worker(), event.activity());
        }
    }

    /** What there is at the instant {@code now}, in microseconds since the epoch. */
    public synchronized BoardSnapshot snapshot(long now) {
        Map<String, QueueSnapshot> snapshots = new TreeMap<>();
        queues.forEach(name -> snapshots.put(name, QueueSnapshot.EMPTY));
        ended.forEach((queue, outcomes) -> outcomes.forEach(
                (outcome, count) -> snapshots.merge(queue, QueueSnapshot.of(outcome, count), QueueSnapshot::plus)));
        open.values()
                .forEach(task -> snapshots.merge(
                        task.queue(),
                        QueueSnapshot.of(task.outcome(), 1).waitingFor(now - task.arrived()),
                        QueueSnapshot::plus));
        Map<String, Integer> agents = new TreeMap<>();
        activities.values().forEach(activity -> agents.merge(activity, 1, Integer::sum));
        return new BoardSnapshot(snapshots, agents);
    }
}
