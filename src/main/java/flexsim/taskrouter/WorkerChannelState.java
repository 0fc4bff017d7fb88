package flexsim.taskrouter;

import java.util.Comparator;

/** A worker's channel as the engine holds it. */
final class WorkerChannelState {
    static final Comparator<WorkerChannelState> LONGEST_IDLE_FIRST =
            Comparator.<WorkerChannelState>comparingLong(c -> c.rank).thenComparingLong(c -> c.worker.order);

    final String sid;
    final WorkerState worker;
    final TaskChannelState channel;
    final long created;
    int capacity = 1;
    boolean available = true;
    long updated;
    /** Reservations pending, accepted or wrapping. */
    int load;
    /** Reservations accepted. */
    int assigned;
    /** When a reservation was last made on this channel, or when its worker became available since. */
    long lastReserved;
    /** Whether the worker stands among its queues' idle workers of this channel; while it does, {@code rank} is fixed. */
    boolean idle;

    long rank;

    WorkerChannelState(String sid, WorkerState worker, TaskChannelState channel, long now) {
        this.sid = sid;
        this.worker = worker;
        this.channel = channel;
        this.created = now;
        this.updated = now;
        this.lastReserved = now;
    }

    WorkerChannelView view() {
        return new WorkerChannelView(
                sid,
                worker.sid,
                channel.sid,
                channel.uniqueName,
                capacity,
                available,
                load,
                assigned,
                created,
                updated);
    }
}
