package flexsim.taskrouter;

/** A workspace's own properties as the engine holds them. */
final class WorkspaceState {
    final String sid;
    final long created;
    String friendlyName;
    ActivityState defaultActivity;
    ActivityState timeoutActivity;
    long updated;

    WorkspaceState(String sid, String friendlyName, ActivityState offline, long now) {
        this.sid = sid;
        this.friendlyName = friendlyName;
        this.defaultActivity = offline;
        this.timeoutActivity = offline;
        this.created = now;
        this.updated = now;
    }
}
