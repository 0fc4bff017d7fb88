package flexsim.taskrouter.api;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.WorkspaceView;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.LoggedEvent;

/** A workspace as those see it who tell others of its events: they never have to ask it. Thread-safe. */
final class EventSource {
    private final EventLog log;
    private volatile WorkspaceView workspace;

    EventSource(LiveWorkspace live) {
        this.log = live.history();
        this.workspace = live.look(Engine::workspace);
    }

    /** Takes notice of a change to the workspace itself. */
    void learn(LoggedEvent logged) {
        if (logged.event() instanceof Event.WorkspaceEvent changed) {
            workspace = changed.workspace();
        }
    }

    EventLog log() {
        return log;
    }

    /** As its last event left it. */
    WorkspaceView workspace() {
        return workspace;
    }
}
