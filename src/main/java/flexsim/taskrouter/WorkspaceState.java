package flexsim.taskrouter;

import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.taskrouter.model.WorkspaceView;
import java.util.Optional;

/** A workspace's own properties as the engine holds them. */
final class WorkspaceState {
    final String sid;
    final long created;
    String friendlyName;
    ActivityState defaultActivity;
    ActivityState timeoutActivity;
    boolean multiTaskEnabled;
    Optional<String> eventCallbackUrl;
    Optional<String> eventsFilter;
    TaskOrder prioritizeQueueOrder;
    long updated;

    WorkspaceState(String sid, WorkspaceSetup setup, ActivityState offline, long now) {
        this.sid = sid;
        this.friendlyName = setup.friendlyName();
        this.multiTaskEnabled = setup.multiTaskEnabled();
        this.eventCallbackUrl = setup.eventCallbackUrl();
        this.eventsFilter = setup.eventsFilter();
        this.prioritizeQueueOrder = setup.prioritizeQueueOrder();
        this.defaultActivity = offline;
        this.timeoutActivity = offline;
        this.created = now;
        this.updated = now;
    }

    WorkspaceView view() {
        return new WorkspaceView(
                sid,
                friendlyName,
                defaultActivity.view(),
                timeoutActivity.view(),
                multiTaskEnabled,
                eventCallbackUrl,
                eventsFilter,
                prioritizeQueueOrder,
                created,
                updated);
    }
}
