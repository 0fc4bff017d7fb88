package flexsim.taskrouter.api;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.WorkspaceSetup;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.EventSids;
import flexsim.time.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The workspaces of one account, in order of creation. Thread-safe. */
final class Workspaces {
    private final Map<String, LiveWorkspace> bySid = new LinkedHashMap<>();
    private final Scheduler scheduler;
    private final SidSource sids;
    private final long seed;
    private final Consumer<LiveWorkspace> onCreate;
    private long created;

    /** {@code onCreate} sees every workspace before anybody else does. */
    Workspaces(Scheduler scheduler, long seed, Consumer<LiveWorkspace> onCreate) {
        this.scheduler = scheduler;
        this.seed = seed;
        this.sids = new SidSource(seed);
        this.onCreate = onCreate;
    }

    synchronized LiveWorkspace create(WorkspaceSetup setup) {
        return create(sids.next("WS"), setup);
    }

    synchronized LiveWorkspace create(String sid, WorkspaceSetup setup) {
        created++;
        Engine engine = new Engine(sid, setup, new SidSource(seed + created), scheduler.now());
        LiveWorkspace workspace = new LiveWorkspace(engine, new EventLog(new EventSids(seed + created)), scheduler);
        onCreate.accept(workspace);
        workspace.begin();
        bySid.put(sid, workspace);
        return workspace;
    }

    synchronized Optional<LiveWorkspace> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    synchronized List<LiveWorkspace> all() {
        return new ArrayList<>(bySid.values());
    }

    /** Returns whether it was there. */
    synchronized boolean delete(String sid) {
        LiveWorkspace gone = bySid.remove(sid);
        if (gone != null) {
            gone.delete();
        }
        return gone != null;
    }

    synchronized void close() {
        all().forEach(LiveWorkspace::close);
    }
}
