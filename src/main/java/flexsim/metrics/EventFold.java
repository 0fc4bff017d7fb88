package flexsim.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The figures of a report, counted from TaskRouter's events of a run in real time. A task counts when its creation is among
 * them, in the queue it was last in. Who was available before the first event must come first, as a {@code worker.created}.
 * Events must come in the order in which they happened. Thread-safe.
 */
public final class EventFold {
    /** Where tasks count that never entered a queue. */
    public static final String NO_QUEUE = "(none)";

    private static final Set<String> ENDS =
            Set.of("task.completed", "task.canceled", "task.deleted", "task.system-deleted");

    private final Predicate<String> abandonment;
    private final Set<String> queues;
    private final Map<String, Set<String>> workersOfQueue = new HashMap<>();
    private final Map<String, ObservedTask> tasks = new LinkedHashMap<>();
    private final Map<String, ObservedWorker> workers = new TreeMap<>();
    private final Map<String, RoutingEvent.OfReservation> reservations = new HashMap<>();
    private final Map<String, Set<String>> reservationsOfTask = new HashMap<>();
    private final Map<String, ObservedWorker> holders = new HashMap<>();

    /**
     * @param queues those that are listed even when nothing is in them
     * @param abandonment says of a canceled task's reason whether its customer left; otherwise TaskRouter canceled it
     */
    public EventFold(List<String> queues, Predicate<String> abandonment) {
        this.queues = new LinkedHashSet<>(queues);
        this.abandonment = abandonment;
    }

    /** Says who serves a queue. Of other queues it is those who were offered a task of it. */
    public synchronized void serves(String queue, Collection<String> workerNames) {
        workersOfQueue.computeIfAbsent(queue, name -> new TreeSet<>()).addAll(workerNames);
        workerNames.forEach(this::worker);
    }

    /** Takes note of {@code event}. */
    public synchronized void accept(RoutingEvent event) {
        if (event instanceof RoutingEvent.OfTask e) {
            task(e);
        } else if (event instanceof RoutingEvent.OfReservation e) {
            if (tasks.containsKey(e.task())) {
                reservation(e, tasks.get(e.task()));
            }
        } else if (event instanceof RoutingEvent.OfWorker e) {
            worker(e.worker()).become(e.available(), e.at());
        }
    }

    private ObservedWorker worker(String name) {
        return workers.computeIfAbsent(name, key -> new ObservedWorker());
    }

    private void task(RoutingEvent.OfTask event) {
        if (event.type().equals("task.created")) {
            tasks.putIfAbsent(event.task(), new ObservedTask(event.channel(), event.at()));
        }
        ObservedTask task = tasks.get(event.task());
        if (task == null) {
            return;
        }
        task.accept(event, abandonment);
        if (ENDS.contains(event.type())) {
            putDownAll(event);
        }
    }

    private void putDownAll(RoutingEvent.OfTask event) {
        reservationsOfTask.getOrDefault(event.task(), Set.of()).forEach(sid -> putDown(sid, event.at()));
    }

    /** By whoever took it, as workers may be renamed. */
    private void putDown(String reservation, long at) {
        if (holders.containsKey(reservation)) {
            holders.get(reservation).putDown(reservation, at);
        }
    }

    private void reservation(RoutingEvent.OfReservation event, ObservedTask task) {
        ObservedWorker worker = worker(event.worker());
        task.accept(event);
        switch (event.type()) {
            case "reservation.created" -> {
                reservations.put(event.reservation(), event);
                reservationsOfTask
                        .computeIfAbsent(event.task(), sid -> new LinkedHashSet<>())
                        .add(event.reservation());
                task.lastQueue().ifPresent(queue -> offered(queue, event.worker()));
            }
            case "reservation.accepted" -> {
                RoutingEvent.OfReservation created = reservations.computeIfAbsent(event.reservation(), sid -> event);
                worker.take(event.reservation(), created.at());
                holders.put(event.reservation(), worker);
            }
            case "reservation.completed" -> putDown(event.reservation(), event.at());
            default -> {
                // It takes none of the worker's time.
            }
        }
    }

    private void offered(String queue, String worker) {
        workersOfQueue.computeIfAbsent(queue, name -> new TreeSet<>()).add(worker);
    }

    /** The queues, channels and agents that the events named, up to now. */
    public synchronized CenterLayout layout() {
        Set<String> queueNames = new LinkedHashSet<>(queues);
        Set<String> channels = new TreeSet<>();
        for (ObservedTask task : tasks.values()) {
            task.stays().forEach(stay -> queueNames.add(stay.queue()));
            if (task.stays().isEmpty()) {
                queueNames.add(NO_QUEUE);
            }
            channels.add(task.channel());
        }
        List<String> agents = List.copyOf(workers.keySet());
        Map<String, Integer> placeOfAgent = places(agents);
        List<int[]> agentsOfQueue = new ArrayList<>();
        for (String queue : queueNames) {
            agentsOfQueue.add(workersOfQueue.getOrDefault(queue, Set.of()).stream()
                    .mapToInt(placeOfAgent::get)
                    .toArray());
        }
        return new CenterLayout(List.copyOf(queueNames), List.copyOf(channels), agents, agentsOfQueue);
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /**
     * Counts all events.
     *
     * @param plan with a {@link #layout} made after the last event
     * @throws BrokenInvariantException if the events contradict each other
     */
    public synchronized Replication count(MeasurementPlan plan) {
        MetricsCollector collector = new MetricsCollector(plan, true);
        feed(collector, plan.layout(), plan.timeline().end());
        return collector.finish();
    }

    private record Change(long at, int queue, int channel, int by) {}

    private void feed(MetricsListener listener, CenterLayout layout, long end) {
        Map<String, Integer> queuePlaces = places(layout.queues());
        Map<String, Integer> channelPlaces = places(layout.channels());
        Map<String, Integer> agentPlaces = places(layout.agents());
        List<ObservedTask> arrivals = tasks.values().stream()
                .sorted(Comparator.comparingLong(ObservedTask::arrived))
                .toList();
        List<Change> changes = new ArrayList<>();
        for (ObservedTask task : arrivals) {
            changes(task, queuePlaces, channelPlaces.get(task.channel()), changes);
        }
        changes.sort(Comparator.comparingLong(Change::at).thenComparingInt(change -> -change.by()));
        changes.forEach(change -> listener.waiting(change.queue(), change.channel(), change.by(), change.at()));
        long number = 0;
        for (ObservedTask task : arrivals) {
            int channel = channelPlaces.get(task.channel());
            task.offers()
                    .forEach(offer -> listener.reservation(
                            queuePlaces.get(offer.queue().or(task::lastQueue).orElse(NO_QUEUE)),
                            channel,
                            offer.end(),
                            offer.at()));
            listener.contact(task.contact(
                    number++,
                    queuePlaces.get(task.queue()),
                    channel,
                    task.agent().map(agentPlaces::get).orElse(-1)));
        }
        workers.forEach((name, worker) -> worker.feed(listener, agentPlaces.get(name), end));
    }

    /** A task that never entered a queue waits in {@link #NO_QUEUE}. */
    private static void changes(ObservedTask task, Map<String, Integer> queues, int channel, List<Change> changes) {
        List<ObservedTask.Stay> stays =
                task.stays().isEmpty() ? List.of(new ObservedTask.Stay(NO_QUEUE, task.arrived())) : task.stays();
        for (int i = 0; i < stays.size(); i++) {
            int queue = queues.get(stays.get(i).queue());
            changes.add(new Change(stays.get(i).from(), queue, channel, 1));
            if (i + 1 < stays.size()) {
                changes.add(new Change(stays.get(i + 1).from(), queue, channel, -1));
            } else {
                task.waitOver().ifPresent(over -> changes.add(new Change(over, queue, channel, -1)));
            }
        }
    }
}
