package flexsim.taskrouter;

import flexsim.order.RankedRow;
import java.util.BitSet;

/** The workers of the workspace that are free on one channel, longest idle first. */
final class IdleOrder {
    final TaskChannelState channel;
    private final WorkspaceState workspace;

    /** By the workers' slots. */
    private final RankedRow row = new RankedRow();

    IdleOrder(TaskChannelState channel, WorkspaceState workspace) {
        this.channel = channel;
        this.workspace = workspace;
    }

    /** Puts {@code worker} where it belongs now, if it is free, and tells whether it is. */
    boolean review(WorkerState worker) {
        WorkerChannelState own = worker.channel(channel);
        if (own != null && own.idle(workspace)) {
            row.enter(worker.slot, own.rank(), worker.order);
            return true;
        }
        row.leave(worker.slot);
        return false;
    }

    /** {@code worker} is not free for now. */
    void leave(WorkerState worker) {
        row.leave(worker.slot);
    }

    /** {@code worker} is deleted. */
    void forget(WorkerState worker) {
        row.forget(worker.slot);
    }

    /** The place of who has been idle longest of those who have these slots, or {@link RankedRow#NONE}. */
    int first(BitSet slots) {
        return row.first(slots);
    }

    /** The place of the next of them after {@code place}, or {@link RankedRow#NONE}; nothing may change meanwhile. */
    int next(int place, BitSet slots) {
        return row.next(place, slots);
    }

    /** The slot of the worker at a place. */
    int at(int place) {
        return row.at(place);
    }
}
