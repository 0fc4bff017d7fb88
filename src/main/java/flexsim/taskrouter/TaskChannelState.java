package flexsim.taskrouter;

import flexsim.order.RankedRow;
import flexsim.taskrouter.model.TaskChannelView;

/** A task channel as the engine holds it. */
final class TaskChannelState {
    final String sid;
    /** Small, and different from that of any other channel of the workspace. */
    final int number;

    final String uniqueName;
    final long created;
    String friendlyName;
    boolean optimizedRouting;
    long updated;

    /** The slots of the workers that are idle on it, longest idle first; null until they are asked for. */
    RankedRow idle;

    TaskChannelState(
            String sid, int number, String uniqueName, String friendlyName, boolean optimizedRouting, long now) {
        this.sid = sid;
        this.number = number;
        this.uniqueName = uniqueName;
        this.friendlyName = friendlyName;
        this.optimizedRouting = optimizedRouting;
        this.created = now;
        this.updated = now;
    }

    TaskChannelView view() {
        return new TaskChannelView(sid, uniqueName, friendlyName, optimizedRouting, created, updated);
    }
}
