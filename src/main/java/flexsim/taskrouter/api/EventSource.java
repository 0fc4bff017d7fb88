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
    private volatile boolean ended;

    EventSource(LiveWorkspace live) {
        this.log = live.history();
        this.workspace = live.look(Engine::workspace);
    }

    /** Takes notice of a change to the workspace itself. */
    void learn(LoggedEvent logged) {
        if (logged.event() instanceof Event.WorkspaceEvent changed) {
            workspace = changed.workspace();
            ended = changed.type().equals("workspace.deleted");
        }
    }

    /** Whether its last event has been logged. */
    boolean ended() {
        return ended;
    }

    EventLog log() {
        return log;
    }

    /** As its last event left it. */
    WorkspaceView workspace() {
        return workspace;
    }
}
