package flexsim.emulator.persistence;

import flexsim.emulator.http.ApiError;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.EventSids;
import flexsim.taskrouter.history.PastPage;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The restoring of workspaces, from their last snapshot on: the engine is deterministic, so the same commands at the
 * same instants make the same workspace, down to its SIDs.
 */
final class WorkspaceRestore {
    private final Map<Integer, Restored> byNumber = new LinkedHashMap<>();
    private final StoredStreams streams = new StoredStreams();
    private final Map<Integer, StoredSnapshot> snapshots = new HashMap<>();
    private final Map<Integer, List<PastPage>> pages = new HashMap<>();
    private int repeated;

    /** A workspace as it was when the last entry was written, with its history. */
    record Restored(StoredWorkspace origin, Engine engine, EventLog history) {}

    private WorkspaceRestore() {}

    /**
     * All that is in a store.
     *
     * @throws UncheckedIOException when it cannot be read, or was written by a version that worked otherwise
     */
    static WorkspaceRestore of(Store store) {
        WorkspaceRestore restore = new WorkspaceRestore();
        store.snapshots().forEach(snapshot -> restore.snapshots.put(snapshot.workspace(), snapshot));
        store.pages().forEach(restore::add);
        store.workspaces().forEach(restore::make);
        store.entries(restore::repeat);
        return restore;
    }

    /** How many entries were done again. */
    int repeated() {
        return repeated;
    }

    /** In order of creation. */
    List<Restored> workspaces() {
        return new ArrayList<>(byNumber.values());
    }

    StoredStreams streams() {
        return streams;
    }

    private void make(StoredWorkspace stored) {
        EventSids names = new EventSids(stored.seed());
        StoredSnapshot snapshot = snapshots.get(stored.number());
        if (snapshot == null) {
            WorkspaceSetup setup = understood(() -> RecordText.read(WorkspaceSetup.class, stored.setup()));
            Engine engine = new Engine(stored.sid(), setup, new SidSource(stored.seed()), stored.created());
            byNumber.put(stored.number(), new Restored(stored, engine, new EventLog(names)));
        } else {
            SerializedWorkspace whole =
                    understood(() -> RecordText.read(SerializedWorkspace.class, CompressedText.text(snapshot.body())));
            EventLog history = new EventLog(names, pages.getOrDefault(stored.number(), List.of()), whole.nextEvent());
            byNumber.put(stored.number(), new Restored(stored, Engine.of(whole.engine(), stored.seed()), history));
        }
    }

    private void add(StoredPage page) {
        pages.computeIfAbsent(page.workspace(), number -> new ArrayList<>())
                .add(new PastPage(
                        page.first(),
                        page.size(),
                        page.lastAt(),
                        () -> understood(() -> RecordText.readAll(Event.class, CompressedText.text(page.body())))));
    }

    private void repeat(JournalEntry entry) {
        repeated++;
        if (entry.workspace() == JournalEntry.ACCOUNT) {
            understood(() -> {
                streams.repeat(entry);
                return streams;
            });
            return;
        }
        Restored workspace = byNumber.get(entry.workspace());
        if (workspace == null) {
            throw otherVersion(new IOException("an entry of workspace " + entry.workspace()));
        }
        switch (entry.kind()) {
            case StoredCommandJournal.COMMAND -> repeatCommand(workspace, entry);
            case StoredCommandJournal.TIMERS ->
                workspace.engine().advance(entry.at()).forEach(workspace.history()::add);
            default -> throw otherVersion(new IOException("an entry of kind " + entry.kind()));
        }
    }

    private static void repeatCommand(Restored workspace, JournalEntry entry) {
        Command command = understood(() -> RecordText.read(Command.class, entry.body()));
        CommandResult outcome = workspace.engine().execute(command, entry.at());
        if (!(outcome instanceof CommandResult.Done done) || !entry.sid().equals(Optional.of(done.sid()))) {
            throw otherVersion(new IOException("another outcome of " + entry.body()));
        }
        outcome.events().forEach(workspace.history()::add);
    }

    /** Something read out of the store. */
    private interface Reading<T> {
        T read();
    }

    private static <T> T understood(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException | ApiError unknown) {
            throw otherVersion(new IOException(unknown));
        }
    }

    private static UncheckedIOException otherVersion(IOException why) {
        return new UncheckedIOException(
                "the data was written by another version of flexsim, which worked otherwise; use that one, or another"
                        + " directory",
                why);
    }
}
