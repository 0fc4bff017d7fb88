package flexsim.taskrouter;

import flexsim.taskrouter.model.ActivityView;

/** An activity as the engine holds it. */
final class ActivityState {
    final String sid;
    /** Its number at a switchboard, in order of creation. */
    int number;

    final boolean available;
    final long created;
    String friendlyName;
    long updated;

    /** The last view made; null before the first. */
    private ActivityView view;

    ActivityState(String sid, String friendlyName, boolean available, long now) {
        this.sid = sid;
        this.friendlyName = friendlyName;
        this.available = available;
        this.created = now;
        this.updated = now;
    }

    /** Views that are equal are one object: the events that hold them are kept long. */
    ActivityView view() {
        ActivityView fresh = fresh();
        if (!fresh.equals(view)) {
            view = fresh;
        }
        return view;
    }

    private ActivityView fresh() {
        return new ActivityView(sid, friendlyName, available, created, updated);
    }
}
