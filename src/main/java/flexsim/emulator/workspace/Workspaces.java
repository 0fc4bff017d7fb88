package flexsim.emulator.workspace;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.EventSids;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.time.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The workspaces of one account, in order of creation. Thread-safe. */
public final class Workspaces {
    private final Map<String, LiveWorkspace> bySid = new LinkedHashMap<>();
    private final Scheduler scheduler;
    private final SidSource sids;
    private final long seed;
    private final Consumer<LiveWorkspace> onCreate;
    private final CommandJournal journal;
    private long created;
    private boolean forgotten;

    /** {@code onCreate} sees every workspace before any request does; {@code journal}: where they are written. */
    public Workspaces(Scheduler scheduler, long seed, Consumer<LiveWorkspace> onCreate, CommandJournal journal) {
        this.journal = journal;
        this.scheduler = scheduler;
        this.seed = seed;
        this.sids = new SidSource(seed);
        this.onCreate = onCreate;
    }

    /** A workspace that {@code setUp} completes before any request finds it; it is restored complete or not at all. */
    public synchronized LiveWorkspace create(WorkspaceSetup setup, Consumer<LiveWorkspace> setUp) {
        AtomicReference<LiveWorkspace> made = new AtomicReference<>();
        journal.atOnce(() -> {
            made.set(create(setup));
            setUp.accept(made.get());
        });
        return made.get();
    }

    public synchronized LiveWorkspace create(WorkspaceSetup setup) {
        String sid = sids.next("WS");
        while (bySid.containsKey(sid)) {
            sid = sids.next("WS");
        }
        return create(sid, setup);
    }

    public synchronized LiveWorkspace create(String sid, WorkspaceSetup setup) {
        created++;
        long now = scheduler.now();
        CommandJournal writing = forgotten ? CommandJournal.NONE : journal;
        Engine engine = new Engine(sid, setup, new SidSource(seed + created), now);
        EventLog history = new EventLog(new EventSids(seed + created));
        LiveWorkspace workspace =
                add(new LiveWorkspace(engine, history, scheduler, writing.begin(sid, setup, seed + created, now)));
        workspace.begin();
        return workspace;
    }

    private LiveWorkspace add(LiveWorkspace workspace) {
        onCreate.accept(workspace);
        bySid.put(workspace.sid(), workspace);
        return workspace;
    }

    /**
     * Restores a stored workspace. What fell due meanwhile happens now, as far as it can be waited for. An
     * earlier one of the same SID is out of date.
     */
    public synchronized void restore(RestoredWorkspace restored) {
        Optional.ofNullable(bySid.remove(restored.sid())).ifPresent(LiveWorkspace::remove);
        created = Math.max(created, restored.number());
        add(new LiveWorkspace(restored.engine(), restored.history(), scheduler, restored.journal()))
                .fire();
    }

    public synchronized Optional<LiveWorkspace> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    public synchronized List<LiveWorkspace> all() {
        return new ArrayList<>(bySid.values());
    }

    /** Returns whether it was there. */
    public synchronized boolean delete(String sid) {
        LiveWorkspace gone = bySid.remove(sid);
        if (gone != null) {
            gone.delete();
        }
        return gone != null;
    }

    /** None of them will be restored, nor one made later; requests in flight still find them. */
    public synchronized void forget() {
        forgotten = true;
        all().forEach(LiveWorkspace::remove);
    }

    public synchronized void close() {
        all().forEach(LiveWorkspace::close);
    }
}
