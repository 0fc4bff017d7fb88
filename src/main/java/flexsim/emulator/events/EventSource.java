package flexsim.emulator.events;

import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceView;
import java.util.List;

/** The published events of a workspace, read without a turn in the workspace. Thread-safe. */
final class EventSource {
    private final EventLog log;
    private volatile WorkspaceView workspace;
    private volatile boolean ended;
    private volatile long published;

    EventSource(LiveWorkspace live) {
        this.log = live.history();
        this.published = log.next();
        this.workspace = live.look(Engine::workspace);
    }

    /** An event that may be published: it will survive the process. */
    void onEvent(LoggedEvent logged) {
        published = logged.number() + 1;
        if (logged.event() instanceof Event.WorkspaceEvent changed) {
            workspace = changed.workspace();
            ended = changed.type().equals("workspace.deleted");
        }
    }

    /** Whether its last event has been logged. */
    boolean ended() {
        return ended;
    }

    /** The number that the next event will have. */
    long next() {
        return log.next();
    }

    /** What may be published from {@code number} on, {@code most} events at most. */
    List<LoggedEvent> from(long number, int most) {
        long end = published;
        return log.from(number, most).stream()
                .takeWhile(logged -> logged.number() < end)
                .toList();
    }

    /** As its last event left it. */
    WorkspaceView workspace() {
        return workspace;
    }
}
