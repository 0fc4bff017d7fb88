package flexsim.taskrouter.api;

import flexsim.taskrouter.Command;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.Outcome;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.WorkspaceSetup;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.EventSids;
import flexsim.taskrouter.store.Entry;
import flexsim.taskrouter.store.Store;
import flexsim.taskrouter.store.StoredWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings workspaces back: the engine is deterministic, so the same commands at the same instants make the same
 * workspace, down to its SIDs.
 */
final class Replay {
    private final Map<Integer, Restored> byNumber = new LinkedHashMap<>();
    private final StoredStreams streams = new StoredStreams();

    /** A workspace as it was when the last entry was written, with its history. */
    record Restored(StoredWorkspace origin, Engine engine, EventLog history) {}

    private Replay() {}

    /**
     * All that is in a store.
     *
     * @throws UncheckedIOException when it cannot be read, or was written by a version that worked otherwise
     */
    static Replay of(Store store) {
        Replay replay = new Replay();
        store.workspaces().forEach(replay::make);
        store.entries(replay::repeat);
        return replay;
    }

    /** In order of creation. */
    List<Restored> workspaces() {
        return new ArrayList<>(byNumber.values());
    }

    StoredStreams streams() {
        return streams;
    }

    private void make(StoredWorkspace stored) {
        WorkspaceSetup setup = understood(() -> RecordText.read(WorkspaceSetup.class, stored.setup()));
        Engine engine = new Engine(stored.sid(), setup, new SidSource(stored.seed()), stored.created());
        byNumber.put(stored.number(), new Restored(stored, engine, new EventLog(new EventSids(stored.seed()))));
    }

    private void repeat(Entry entry) {
        if (entry.workspace() == Entry.ACCOUNT) {
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
            case StoredLedger.COMMAND -> repeatCommand(workspace, entry);
            case StoredLedger.TIMERS -> workspace.engine().advance(entry.at()).forEach(workspace.history()::add);
            default -> throw otherVersion(new IOException("an entry of kind " + entry.kind()));
        }
    }

    private static void repeatCommand(Restored workspace, Entry entry) {
        Command command = understood(() -> RecordText.read(Command.class, entry.body()));
        Outcome outcome = workspace.engine().execute(command, entry.at());
        if (!(outcome instanceof Outcome.Done done) || !entry.sid().equals(Optional.of(done.sid()))) {
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
