package flexsim.taskrouter.api;

import flexsim.taskrouter.Command;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.EngineImage;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.WorkspaceSetup;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.store.Entry;
import flexsim.taskrouter.store.Store;
import flexsim.taskrouter.store.StoredImage;
import flexsim.taskrouter.store.StoredPage;
import flexsim.taskrouter.store.StoredWorkspace;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Writes down in a store. */
final class StoredLedger implements Ledger {
    /** Kinds of entries. */
    static final String COMMAND = "command";

    static final String TIMERS = "timers";

    /** Fewer entries are done again at each start: that is quicker than to write everything anew. */
    private static final int WORTH_A_SUMMARY = 2_000;

    private final Store store;
    private final int worthASummary;
    private final AtomicInteger lastNumber;
    /** Entries that are in no summary. */
    private final AtomicLong entries = new AtomicLong();

    StoredLedger(Store store) {
        this(store, WORTH_A_SUMMARY);
    }

    /** {@code worthASummary}: how many entries. */
    StoredLedger(Store store, int worthASummary) {
        this.store = store;
        this.worthASummary = worthASummary;
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

    /** Instants of the account's entries are of no use to anybody. */
    @Override
    public StreamsLedger streams() {
        return StoredStreams.writing(new StoredStreams.Journal() {
            @Override
            public void add(String kind, String body, Optional<String> sid) {
                StoredLedger.this.add(new Entry(Entry.ACCOUNT, 0, kind, body, sid));
            }

            @Override
            public void clear() {
                store.cover(Entry.ACCOUNT);
            }
        });
    }

    private void add(Entry entry) {
        entries.incrementAndGet();
        store.add(entry);
    }

    /** Brings back all that is stored. */
    void restore(Workspaces workspaces, EventStreams streams) {
        Replay replay = Replay.of(store);
        entries.set(replay.repeated());
        if (wantsSummary()) {
            sumUp(replay);
            replay = Replay.of(store);
        }
        replay.workspaces().forEach(restored -> workspaces.restore(restored, resume(restored.origin())));
        streams.restore(replay.streams());
    }

    /** Nothing is written before the store begins, and until then nobody else has it. */
    private void sumUp(Replay replay) {
        replay.workspaces()
                .forEach(restored -> resume(restored.origin()).summedUp(restored.engine(), restored.history()));
        replay.streams()
                .tell(
                        streams(),
                        replay.workspaces().stream()
                                .map(restored -> restored.origin().sid())
                                .collect(Collectors.toSet()));
        store.compact();
        entries.set(0);
    }

    @Override
    public boolean wantsSummary() {
        return entries.get() >= worthASummary;
    }

    /** Goes on with one that was brought back. */
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
        public void carriedOut(long at, Command command, String sid) {
            add(new Entry(number, at, COMMAND, RecordText.of(Command.class, command), Optional.of(sid)));
        }

        @Override
        public void timersFired(long at) {
            add(new Entry(number, at, TIMERS, "", Optional.empty()));
        }

        /** What it remembers of its past is written once, the rest each time. */
        @Override
        public void summedUp(Engine engine, EventLog history) {
            EngineImage image = engine.image();
            String text = RecordText.of(WorkspaceImage.class, new WorkspaceImage(image, history.next()));
            store.cover(number);
            store.add(new StoredImage(number, image.now(), Packed.of(text)));
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
                    Packed.of(RecordText.ofAll(Event.class, events)));
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
