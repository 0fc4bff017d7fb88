package flexsim.taskrouter;

import flexsim.taskrouter.model.WorkerView;
import flexsim.time.Scheduler;
import java.util.Arrays;
import java.util.Optional;

/**
 * The activities, load and idle time of workers, and the list of those who are to be offered work because of a change.
 * Its callers run it inside a step of the {@link Dispatch}.
 */
final class WorkerAvailability {
    private final WorkspaceRegistry registry;
    private final Matching matching;
    private final EventRecorder recorder;
    private final Scheduler clock;

    /** Those who are to be offered work, in the order in which they were freed. */
    private WorkerState[] freed = new WorkerState[4];

    private int freedCount;

    /** Microseconds since the epoch. Only counts within one instant. */
    private long latestBeginning;

    WorkerAvailability(WorkspaceRegistry registry, Matching matching, EventRecorder recorder, Scheduler clock) {
        this.registry = registry;
        this.matching = matching;
        this.recorder = recorder;
        this.clock = clock;
    }

    // ---- who is to be offered work

    /** {@code worker} may be able to take work when the step is over. */
    void free(WorkerState worker) {
        if (!worker.awaitsOffers) {
            worker.awaitsOffers = true;
            if (freedCount == freed.length) {
                freed = Arrays.copyOf(freed, 2 * freedCount);
            }
            freed[freedCount++] = worker;
        }
    }

    /** How many workers are still to be offered work, and until then are not among the idle. */
    int freedCount() {
        return freedCount;
    }

    /** The one worker that is to be offered work, who no longer is. */
    WorkerState takeOnlyFreed() {
        freedCount = 0;
        freed[0].awaitsOffers = false;
        return freed[0];
    }

    /** The workers that are to be offered work, who no longer are, in the order in which they were freed. */
    WorkerState[] takeFreed() {
        WorkerState[] workers = Arrays.copyOf(freed, freedCount);
        freedCount = 0;
        for (WorkerState worker : workers) {
            worker.awaitsOffers = false;
        }
        return workers;
    }

    /** {@code worker} was offered work; what it was offered may have freed it once more, which is all done with. */
    void offered(WorkerState worker) {
        if (worker.awaitsOffers) {
            worker.awaitsOffers = false;
            int place = freedCount - 1;
            while (freed[place] != worker) {
                place--;
            }
            freedCount--;
            System.arraycopy(freed, place + 1, freed, place, freedCount - place);
        }
    }

    // ---- activities

    /** Moves a worker to another activity. */
    void move(WorkerState worker, ActivityState next) {
        ActivityState previous = worker.activity;
        if (next == previous) {
            return;
        }
        Optional<WorkerView> before = recorder.recording() ? Optional.of(worker.view()) : Optional.empty();
        matching.withdraw(worker);
        worker.activity = next;
        for (TaskQueueState queue : worker.served()) {
            queue.memberMoved(previous, next);
        }
        worker.statusChanged = clock.now();
        if (next.available && !previous.available) {
            beginIdleTime(worker);
        }
        worker.touch(clock.now());
        reviewQueuesThatReadState(worker);
        recorder.workerActivity(worker, before);
        free(worker);
    }

    /** Recomputes which queues a withdrawn worker serves, where that depends on more than its attributes. */
    void reviewQueuesThatReadState(WorkerState worker) {
        for (TaskQueueState queue : registry.queuesThatReadState()) {
            matching.review(worker, queue);
        }
    }

    // ---- load and idle time

    /** A reservation has been made: idle time counts from it, so that one who rejects goes to the end. */
    void reserved(WorkerChannelState channel) {
        channel.load++;
        channel.worker.load++;
        startIdleTimeAnew(channel);
        loadChanged(channel.worker);
    }

    /** A pending reservation has been accepted. */
    void accepted(WorkerChannelState channel) {
        channel.assigned++;
        startIdleTimeAnew(channel);
        loadChanged(channel.worker);
    }

    /** An accepted reservation is being wrapped up, inside a step. */
    void wrapped(WorkerChannelState channel) {
        channel.assigned--;
        loadChanged(channel.worker);
    }

    /** What is left of the worker's capacity, though no more than before, may be what expressions ask for. */
    private void loadChanged(WorkerState worker) {
        if (registry.readsLoad()) {
            matching.setAside(worker);
            reviewQueuesThatReadChannels(worker);
            matching.restore(worker);
            free(worker);
        }
    }

    /** A live reservation has ended; {@code accepted}: its work had begun and was not being wrapped up. */
    void released(WorkerChannelState channel, boolean accepted) {
        channel.load--;
        channel.worker.load--;
        if (accepted) {
            channel.assigned--;
        }
        matching.withdraw(channel.worker);
        reviewQueuesThatReadChannels(channel.worker);
        free(channel.worker);
    }

    private void startIdleTimeAnew(WorkerChannelState channel) {
        WorkerState worker = channel.worker;
        worker.idleSince = beginningOfIdleness();
        channel.lastReserved = worker.idleSince;
        matching.rank(worker);
    }

    /** {@code worker} has become available. */
    void beginIdleTime(WorkerState worker) {
        worker.idleSince = beginningOfIdleness();
        for (WorkerChannelState channel : worker.channels.values()) {
            channel.lastReserved = worker.idleSince;
        }
    }

    /** Later than any before: who begins to be idle at the same instant, but after another, comes after that one. */
    private long beginningOfIdleness() {
        latestBeginning = Math.max(clock.now(), latestBeginning) + 1;
        return latestBeginning;
    }

    /** Goes on where the workers of the registry have come to, who were all there before. */
    void resume() {
        latestBeginning = registry.workers.values().stream()
                .mapToLong(worker -> worker.idleSince)
                .max()
                .orElse(0);
    }

    private void reviewQueuesThatReadChannels(WorkerState worker) {
        for (TaskQueueState queue : registry.queuesThatReadChannels()) {
            matching.review(worker, queue);
        }
    }
}
