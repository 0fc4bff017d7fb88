package flexsim.observation;

import flexsim.metrics.RoutingEvent;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceEvent;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A reader of a workspace's events while they happen, so that little is left to read at the end. TaskRouter lists events a
 * moment late and out of order, so each look reads again what may have been incomplete: everything younger than half a minute
 * before the youngest event, by TaskRouter's clock alone; ours may differ by a minute. Thread-safe.
 */
final class EventFollower {
    /** How far our clock and TaskRouter's may be apart. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LAST_LOOKS = Duration.ofMillis(300);
    private static final Duration UNSETTLED = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final Scheduler clock;
    private final Executor requests;
    private final OwnEvents own;
    private final Consumer<RoutingEvent> listener;
    private final Map<String, Long> passed = new HashMap<>();
    private Instant unread;
    private volatile boolean ending;

    /**
     * @param requests carries the reading
     * @param from what happened before is of no interest
     * @param listener receives our own events, each once, in the order in which they happened
     */
    EventFollower(
            Workspace workspace,
            Scheduler clock,
            Executor requests,
            OwnEvents own,
            Instant from,
            Consumer<RoutingEvent> listener) {
        this.workspace = workspace;
        this.clock = clock;
        this.requests = requests;
        this.own = own;
        this.unread = from;
        this.listener = listener;
    }

    /** Begins to look every minute. */
    void start() {
        clock.after(BETWEEN_LOOKS, () -> {
            if (!ending) {
                requests.execute(this::look);
                start();
            }
        });
    }

    private synchronized void look() {
        try {
            List<WorkspaceEvent> events = read(() -> !ending);
            if (ending || events.isEmpty()) {
                return;
            }
            Instant settled = events.get(events.size() - 1).at().minus(UNSETTLED);
            events.stream().filter(event -> event.at().isBefore(settled)).forEach(this::pass);
            unread = settled.isAfter(unread) ? settled : unread;
        } catch (WorkspaceException away) {
            // The next look, or the last, reads it all again.
        }
    }

    /**
     * Reads to the end: until as many events of each type as {@code expected} are there, or the time is over.
     *
     * @return whether all of them were there
     * @throws WorkspaceException when they cannot be read
     */
    boolean finish(Map<String, Long> expected, Duration longest, Pause pause) {
        ending = true;
        return readRest(expected, clock.now() + Micros.of(longest), pause);
    }

    private synchronized boolean readRest(Map<String, Long> expected, long end, Pause pause) {
        while (true) {
            List<WorkspaceEvent> rest = read(() -> clock.now() < end);
            boolean complete = has(rest, expected);
            if (complete || clock.now() >= end) {
                rest.forEach(this::pass);
                return complete;
            }
            pause.wait(BETWEEN_LAST_LOOKS);
        }
    }

    /** In order of happening. While pages are read more happens, which moves what was last on one page to the next. */
    private List<WorkspaceEvent> read(BooleanSupplier needed) {
        Instant until = Micros.toInstant(clock.now()).plus(CLOCK_SKEW);
        Map<String, WorkspaceEvent> events = new LinkedHashMap<>();
        workspace.whileWanted(needed).events(unread, until).stream()
                .filter(event -> !event.at().isBefore(unread))
                .forEach(event -> events.putIfAbsent(event.sid(), event));
        return List.copyOf(events.values());
    }

    private void pass(WorkspaceEvent event) {
        own.pick(event).ifPresent(listener);
        count(event, passed);
    }

    private void count(WorkspaceEvent event, Map<String, Long> counts) {
        if (own.concerns(event)) {
            counts.merge(event.type(), 1L, Long::sum);
        }
    }

    private boolean has(List<WorkspaceEvent> rest, Map<String, Long> expected) {
        Map<String, Long> counts = new HashMap<>(passed);
        rest.forEach(event -> count(event, counts));
        return expected.entrySet().stream().allMatch(type -> counts.getOrDefault(type.getKey(), 0L) >= type.getValue());
    }
}
