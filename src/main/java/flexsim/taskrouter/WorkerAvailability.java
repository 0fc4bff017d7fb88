package flexsim.taskrouter;

import flexsim.taskrouter.model.WorkerView;
import flexsim.time.Scheduler;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The workers' side of routing: activities, channels, load and membership of queues. Whatever changes here leaves its
 * worker marked, so that it is offered what it may take when the step is over.
 */
final class WorkerAvailability {
    private final WorkspaceRegistry directory;
    private final Matching matching;
    private final Dispatch settlement;
    private final EventRecorder journal;
    private final Scheduler clock;

    /** Microseconds since the epoch. Only counts within one instant. */
    private long latestBeginning;

    WorkerAvailability(
            WorkspaceRegistry directory,
            Matching matching,
            Dispatch settlement,
            EventRecorder journal,
            Scheduler clock) {
        this.directory = directory;
        this.matching = matching;
        this.settlement = settlement;
        this.journal = journal;
        this.clock = clock;
    }

    /** Runs {@code change} on a worker's activity, channels or memberships, and offers it what it may take then. */
    void change(WorkerState worker, Runnable change) {
        settlement.begin();
        matching.withdraw(worker);
        change.run();
        settlement.freed(worker);
        settlement.end();
    }

    /** The same change for many workers; all of them are changed before any is offered work. */
    void changeAll(Collection<WorkerState> workers, Consumer<WorkerState> change) {
        settlement.run(() -> workers.forEach(worker -> change(worker, () -> change.accept(worker))));
    }

    /** Moves a worker to another activity. */
    void move(WorkerState worker, ActivityState next) {
        ActivityState previous = worker.activity;
        if (next == previous) {
            return;
        }
        Optional<WorkerView> before = journal.recording() ? Optional.of(worker.view()) : Optional.empty();
        settlement.begin();
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
        journal.workerActivity(worker, before);
        settlement.freed(worker);
        settlement.end();
    }

    /** Recomputes which queues a withdrawn worker serves, where that depends on more than its attributes. */
    void reviewQueuesThatReadState(WorkerState worker) {
        for (TaskQueueState queue : directory.queuesThatReadState()) {
            matching.review(worker, queue);
        }
    }

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
        if (directory.readsLoad()) {
            matching.setAside(worker);
            reviewQueuesThatReadChannels(worker);
            matching.restore(worker);
            settlement.freed(worker);
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
        settlement.freed(channel.worker);
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

    /** Goes on where the workers of the directory have come to, who were all there before. */
    void resume() {
        latestBeginning = directory.workers.values().stream()
                .mapToLong(worker -> worker.idleSince)
                .max()
                .orElse(0);
    }

    private void reviewQueuesThatReadChannels(WorkerState worker) {
        for (TaskQueueState queue : directory.queuesThatReadChannels()) {
            matching.review(worker, queue);
        }
    }
}
