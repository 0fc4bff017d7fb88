package flexsim.taskrouter.api;

import flexsim.taskrouter.Command;
import flexsim.taskrouter.WorkspaceSetup;
import flexsim.taskrouter.store.Entry;
import flexsim.taskrouter.store.Store;
import flexsim.taskrouter.store.StoredWorkspace;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down in a store. */
final class StoredLedger implements Ledger {
    /** Kinds of entries. */
    static final String COMMAND = "command";

    static final String TIMERS = "timers";

    private final Store store;
    private final AtomicInteger lastNumber;

    StoredLedger(Store store) {
        this.store = store;
        lastNumber = new AtomicInteger(store.workspaces().stream()
                .mapToInt(StoredWorkspace::number)
                .max()
                .orElse(0));
    }

    @Override
    public OfWorkspace begin(String sid, WorkspaceSetup setup, long seed, long at) {
        int number = lastNumber.incrementAndGet();
        store.add(new StoredWorkspace(number, sid, RecordText.of(WorkspaceSetup.class, setup), seed, at));
        return new OfStored(store, number);
    }

    /** Instants of the account's entries are of no use to anybody. */
    @Override
    public StreamsLedger streams() {
        return StoredStreams.writing((kind, body, sid) -> store.add(new Entry(Entry.ACCOUNT, 0, kind, body, sid)));
    }

    /** Brings back all that is stored. */
    void restore(Workspaces workspaces, EventStreams streams) {
        Replay replay = Replay.of(store);
        replay.workspaces().forEach(restored -> workspaces.restore(restored, resume(restored.origin())));
        streams.restore(replay.streams());
    }

    /** Goes on with one that was brought back. */
    private OfWorkspace resume(StoredWorkspace workspace) {
        return new OfStored(store, workspace.number());
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

    private record OfStored(Store store, int number) implements OfWorkspace {
        @Override
        public void carriedOut(long at, Command command, String sid) {
            store.add(new Entry(number, at, COMMAND, RecordText.of(Command.class, command), Optional.of(sid)));
        }

        @Override
        public void timersFired(long at) {
            store.add(new Entry(number, at, TIMERS, "", Optional.empty()));
        }

        @Override
        public void removed() {
            store.remove(number);
        }

        @Override
        public void afterwards(Runnable news) {
            store.afterwards(news);
        }
    }
}
