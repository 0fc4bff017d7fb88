package flexsim.observation;

import flexsim.config.Configuration;
import flexsim.metrics.EventFold;
import flexsim.metrics.RoutingEvent;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
import flexsim.workspace.Activity;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Task;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The observation of a run in any workspace by its events, from beginning to end. What does not carry the brand is ignored.
 * Thread-safe.
 */
public final class Observation {
    /** How long the last events may be waited for. */
    public static final Duration LAST_EVENTS = Duration.ofSeconds(5);

    private final EventFold fold;
    private final Scheduler clock;
    private final boolean fromFirstArrival;
    private final EventFollower follower;
    private long start;
    private long last = Long.MIN_VALUE;

    /** Whom and what to watch. */
    private record Subject(
            Configuration configuration, Predicate<String> abandonment, Optional<Predicate<String>> tasks) {
        String brand() {
            return configuration.metadata().brand();
        }
    }

    private Observation(Subject subject, Workspace workspace, Scheduler clock, Executor requests) {
        this.fold = ServedQueues.fold(subject.configuration(), subject.abandonment());
        this.clock = clock;
        this.start = clock.now();
        this.fromFirstArrival = subject.tasks().isPresent();
        Set<String> available = workspace.activities().stream()
                .filter(Activity::available)
                .map(Activity::friendlyName)
                .collect(Collectors.toUnmodifiableSet());
        OwnEvents own = subject.tasks()
                .map(known -> OwnEvents.ofTasks(known, subject.brand(), available::contains))
                .orElseGet(() -> OwnEvents.ofBrand(subject.brand(), available::contains));
        Instant from = Micros.toInstant(start).minus(EventFollower.CLOCK_SKEW);
        presentWorkers(workspace, own, Micros.of(from));
        if (subject.tasks().isEmpty()) {
            waitingTasks(workspace, own);
        }
        this.follower = new EventFollower(workspace, clock, requests, own, from, this::note);
    }

    /**
     * Begins to watch the tasks whose SIDs are {@code known}, and the brand's agents.
     *
     * @param abandonment says of a canceled task's reason whether its customer left
     * @param requests carries the reading of events
     * @throws flexsim.workspace.WorkspaceException when it cannot be seen what is there at the beginning
     */
    public static Observation ofTasks(
            Predicate<String> known,
            Configuration configuration,
            Predicate<String> abandonment,
            Workspace workspace,
            Scheduler clock,
            Executor requests) {
        Subject subject = new Subject(configuration, abandonment, Optional.of(known));
        return new Observation(subject, workspace, clock, requests).begun();
    }

    /** As {@link #ofTasks}, but all tasks of the brand: those that wait already count in the queue, but not as offered. */
    public static Observation ofBrand(
            Configuration configuration,
            Predicate<String> abandonment,
            Workspace workspace,
            Scheduler clock,
            Executor requests) {
        Subject subject = new Subject(configuration, abandonment, Optional.empty());
        return new Observation(subject, workspace, clock, requests).begun();
    }

    private Observation begun() {
        follower.start();
        return this;
    }

    private void presentWorkers(Workspace workspace, OwnEvents own, long at) {
        workspace.workers().stream()
                .filter(worker -> own.carriesBrand(worker.attributes()))
                .forEach(worker -> fold.accept(new RoutingEvent.OfWorker(
                        "worker.created", at, worker.friendlyName(), worker.activityName(), worker.available())));
    }

    /** Tasks that an agent already has are left out: nobody knows since when. */
    private void waitingTasks(Workspace workspace, OwnEvents own) {
        Set<AssignmentStatus> waiting = Set.of(AssignmentStatus.PENDING, AssignmentStatus.RESERVED);
        workspace.tasks(new TaskQuery(waiting, Optional.empty(), Optional.empty())).stream()
                .filter(task -> own.carriesBrand(task.attributes()))
                .sorted(Comparator.comparing(Task::created))
                .forEach(task -> fold.accept(new RoutingEvent.OfTask(
                        "task.created",
                        Micros.of(task.created()),
                        task.sid(),
                        task.queueName(),
                        task.channelUniqueName(),
                        Optional.empty())));
    }

    private synchronized void note(RoutingEvent event) {
        if (fromFirstArrival && event.type().equals("task.created")) {
            start = Math.min(start, event.at());
        }
        last = Math.max(last, event.at());
        fold.accept(event);
    }

    /**
     * Ends the watching. Blocks until TaskRouter has listed the {@code expected} events, {@link #LAST_EVENTS} at most.
     *
     * @param expected how many events of a type there must be of our tasks and workers, as the run itself knows
     * @throws flexsim.workspace.WorkspaceException when the events cannot be read
     */
    public LiveRun end(Map<String, Long> expected, Pause pause) {
        long now = clock.now();
        boolean complete = follower.finish(expected, LAST_EVENTS, pause);
        synchronized (this) {
            return new LiveRun(fold, start, Math.max(now, last) + 1, complete);
        }
    }
}
