package flexsim.taskrouter;

import flexsim.taskrouter.model.ActivityView;

/** An activity as the engine holds it. */
final class ActivityState {
    final String sid;
    /** Its number in the {@link InProcessEngine}, in order of creation. */
    int number;

    final boolean available;
    final long created;
    /** As it is now. */
    ActivityView view;

    ActivityState(String sid, String friendlyName, boolean available, long created, long updated) {
        this.sid = sid;
        this.available = available;
        this.created = created;
        this.view = new ActivityView(sid, friendlyName, available, created, updated);
    }

    String friendlyName() {
        return view.friendlyName();
    }

    void rename(String friendlyName, long now) {
        view = new ActivityView(sid, friendlyName, available, created, now);
    }

    ActivityView view() {
        return view;
    }
}
