package flexsim.emulator.persistence;

import flexsim.emulator.events.EventStreams;
import flexsim.emulator.events.SinkJournal;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.workspace.CommandJournal;
import flexsim.emulator.workspace.RestoredWorkspace;
import flexsim.emulator.workspace.Workspaces;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.EngineSnapshot;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A command journal in a store. */
public final class StoredCommandJournal implements CommandJournal {
    /** Kinds of entries. */
    static final String COMMAND = "command";

    static final String TIMERS = "timers";

    /** Fewer entries are done again at each start: that is quicker than to write everything anew. */
    private static final int SNAPSHOT_AFTER = 2_000;

    private final Store store;
    private final int snapshotAfter;
    private final AtomicInteger lastNumber;
    /** Entries that are in no snapshot. */
    private final AtomicLong entries = new AtomicLong();

    public StoredCommandJournal(Store store) {
        this(store, SNAPSHOT_AFTER);
    }

    /** {@code snapshotAfter}: how many entries. */
    public StoredCommandJournal(Store store, int snapshotAfter) {
        this.store = store;
        this.snapshotAfter = snapshotAfter;
        lastNumber = new AtomicInteger(store.workspaces().stream()
                .mapToInt(StoredWorkspace::number)
                .max()
                .orElse(0));
    }

    @Override
    public OfWorkspace begin(String sid, WorkspaceSetup setup, long seed, long at) {
        int number = lastNumber.incrementAndGet();
        store.add(new StoredWorkspace(number, sid, RecordText.of(WorkspaceSetup.class, setup), seed, at));
        return new OfStored(number);
    }

    /** Where sinks and subscriptions are written. Instants of the account's entries are of no use to anybody. */
    public SinkJournal sinks() {
        return StoredStreams.writing(new StoredStreams.Journal() {
            @Override
            public void add(String kind, String body, Optional<String> sid) {
                StoredCommandJournal.this.add(new JournalEntry(JournalEntry.ACCOUNT, 0, kind, body, sid));
            }

            @Override
            public void clear() {
                store.discardEntries(JournalEntry.ACCOUNT);
            }
        });
    }

    private void add(JournalEntry entry) {
        entries.incrementAndGet();
        store.add(entry);
    }

    /** Restores all that is stored. */
    public void restoreInto(Workspaces workspaces, EventStreams streams) {
        WorkspaceRestore restore = WorkspaceRestore.of(store);
        entries.set(restore.repeated());
        if (wantsSnapshot()) {
            writeSnapshot(restore);
            restore = WorkspaceRestore.of(store);
        }
        restore.workspaces().forEach(restored -> workspaces.restore(resumed(restored)));
        streams.restore(restore.streams().state());
    }

    /** Nothing is written before the store begins, and until then no other thread has it. */
    private void writeSnapshot(WorkspaceRestore restore) {
        restore.workspaces()
                .forEach(restored -> resume(restored.origin()).snapshot(restored.engine(), restored.history()));
        restore.streams()
                .writeTo(
                        sinks(),
                        restore.workspaces().stream()
                                .map(restored -> restored.origin().sid())
                                .collect(Collectors.toSet()));
        store.compact();
        entries.set(0);
    }

    @Override
    public boolean wantsSnapshot() {
        return entries.get() >= snapshotAfter;
    }

    private RestoredWorkspace resumed(WorkspaceRestore.Restored restored) {
        StoredWorkspace origin = restored.origin();
        return new RestoredWorkspace(
                origin.sid(), origin.number(), restored.engine(), restored.history(), resume(origin));
    }

    /** Goes on with a workspace that was restored. */
    private OfWorkspace resume(StoredWorkspace workspace) {
        return new OfStored(workspace.number());
    }

    @Override
    public void check() {
        answering(store::check);
    }

    @Override
    public void await() {
        answering(store::await);
    }

    @Override
    public void atOnce(Runnable step) {
        store.atOnce(step);
    }

    @Override
    public long written() {
        return store.handedOver();
    }

    private static void answering(Runnable step) {
        try {
            step.run();
        } catch (UncheckedIOException unwritten) {
            throw ApiError.notStored(unwritten.getMessage());
        }
    }

    private final class OfStored implements OfWorkspace {
        private final int number;

        private OfStored(int number) {
            this.number = number;
        }

        @Override
        public void executed(long at, Command command, String sid) {
            add(new JournalEntry(number, at, COMMAND, RecordText.of(Command.class, command), Optional.of(sid)));
        }

        @Override
        public void timersFired(long at) {
            add(new JournalEntry(number, at, TIMERS, "", Optional.empty()));
        }

        /** What it remembers of its past is written once, the rest each time. */
        @Override
        public void snapshot(Engine engine, EventLog history) {
            EngineSnapshot snapshotOfEngine = engine.snapshot();
            String text =
                    RecordText.of(SerializedWorkspace.class, new SerializedWorkspace(snapshotOfEngine, history.next()));
            store.discardEntries(number);
            store.add(new StoredSnapshot(number, snapshotOfEngine.now(), CompressedText.of(text)));
            store.removePages(number, history.first());
            List<Map.Entry<Long, List<Event>>> pages =
                    List.copyOf(history.fresh().entrySet());
            pages.parallelStream()
                    .map(page -> page(page.getKey(), page.getValue()))
                    .toList()
                    .forEach(store::add);
        }

        private StoredPage page(long first, List<Event> events) {
            return new StoredPage(
                    number,
                    first,
                    events.size(),
                    events.get(events.size() - 1).at(),
                    CompressedText.of(RecordText.ofAll(Event.class, events)));
        }

        @Override
        public void removed() {
            store.remove(number);
        }

        @Override
        public void afterwards(Runnable publication) {
            store.afterwards(publication);
        }
    }
}
