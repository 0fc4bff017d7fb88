package flexsim.emulator.events;

import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceView;
import java.util.List;

/** A workspace as those see it who tell others of its events: they never have to ask it. Thread-safe. */
final class EventSource {
    private final EventLog log;
    private volatile WorkspaceView workspace;
    private volatile boolean ended;
    private volatile long told;

    EventSource(LiveWorkspace live) {
        this.log = live.history();
        this.told = log.next();
        this.workspace = live.look(Engine::workspace);
    }

    /** An event that may be told: it will not be forgotten. */
    void learn(LoggedEvent logged) {
        told = logged.number() + 1;
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

    /** What may be told from {@code number} on, {@code most} events at most. */
    List<LoggedEvent> from(long number, int most) {
        long end = told;
        return log.from(number, most).stream()
                .takeWhile(logged -> logged.number() < end)
                .toList();
    }

    /** As its last event left it. */
    WorkspaceView workspace() {
        return workspace;
    }
}
