package flexsim.taskrouter;

/** An activity as the engine holds it. */
final class ActivityState {
    final String sid;
    final boolean available;
    final long created;
    String friendlyName;
    long updated;

    ActivityState(String sid, String friendlyName, boolean available, long now) {
        this.sid = sid;
        this.friendlyName = friendlyName;
        this.available = available;
        this.created = now;
        this.updated = now;
    }

    ActivityView view() {
        return new ActivityView(sid, friendlyName, available, created, updated);
    }
}
