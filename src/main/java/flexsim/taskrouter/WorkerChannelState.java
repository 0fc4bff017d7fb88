package flexsim.taskrouter;

import flexsim.taskrouter.model.WorkerChannelView;

/** A worker's channel as the engine holds it. */
final class WorkerChannelState {
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

    WorkerChannelState(String sid, WorkerState worker, TaskChannelState channel, long now) {
        this.sid = sid;
        this.worker = worker;
        this.channel = channel;
        this.created = now;
        this.updated = now;
        this.lastReserved = now;
    }

    /** Whether the worker can take one more task of this channel; without multitasking, whether it has none at all. */
    boolean idle(WorkspaceState workspace) {
        if (worker.availability == WorkerState.Availability.WITHDRAWN || !worker.activity.available) {
            return false;
        }
        return workspace.multiTaskEnabled ? available && load < capacity : worker.load == 0;
    }

    /** Of two who are idle, the one with the smaller rank goes first. */
    long rank() {
        return channel.optimizedRouting ? lastReserved : worker.idleSince;
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
