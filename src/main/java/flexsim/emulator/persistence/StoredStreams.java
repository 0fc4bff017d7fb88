package flexsim.emulator.persistence;

import flexsim.emulator.events.EventSink;
import flexsim.emulator.events.EventSubscription;
import flexsim.emulator.events.SinkJournal;
import flexsim.emulator.events.SinkProgress;
import flexsim.emulator.events.StreamsState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sinks and subscriptions in the account's journal entries: the last entry on each counts. Not thread-safe. */
final class StoredStreams {
    private static final String SINK = "sink";
    private static final String SINK_DELETED = "sink deleted";
    private static final String SUBSCRIPTION = "subscription";
    private static final String SUBSCRIPTION_DELETED = "subscription deleted";
    private static final String REACHED = "sink reached";

    private final Map<String, EventSink> sinks = new LinkedHashMap<>();
    private final Map<String, EventSubscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, Map<String, SinkProgress>> progress = new LinkedHashMap<>();

    /** Writes entries down in {@code journal}. */
    interface Journal {
        void add(String kind, String body, Optional<String> sid);

        /** What was added before is of no use any more. */
        void clear();
    }

    /** Takes in an entry that {@link #writing} has made. */
    void repeat(JournalEntry entry) {
        switch (entry.kind()) {
            case SINK -> add(RecordText.read(EventSink.class, entry.body()));
            case SINK_DELETED -> sinks.remove(entry.sid().orElse(""));
            case SUBSCRIPTION -> add(RecordText.read(EventSubscription.class, entry.body()));
            case SUBSCRIPTION_DELETED -> {
                subscriptions.remove(entry.sid().orElse(""));
                progress.remove(entry.sid().orElse(""));
            }
            case REACHED -> add(RecordText.read(SinkProgress.class, entry.body()));
            default -> throw new IllegalArgumentException("an entry of kind " + entry.kind());
        }
    }

    private void add(EventSink sink) {
        sinks.put(sink.sid(), sink);
    }

    private void add(EventSubscription subscription) {
        subscriptions.put(subscription.sid(), subscription);
    }

    private void add(SinkProgress reached) {
        if (subscriptions.containsKey(reached.subscriptionSid())) {
            progress.computeIfAbsent(reached.subscriptionSid(), sid -> new LinkedHashMap<>())
                    .put(reached.workspaceSid(), reached);
        }
    }

    /** What is left when all entries have been taken in. */
    StreamsState state() {
        return new StreamsState(
                new ArrayList<>(sinks.values()),
                new ArrayList<>(subscriptions.values()),
                progressOfAll().toList());
    }

    private Stream<SinkProgress> progressOfAll() {
        return progress.values().stream().flatMap(ofSubscription -> ofSubscription.values().stream());
    }

    /** Writes all that is left into {@code journal} anew, progress only of {@code workspaceSids}. */
    void writeTo(SinkJournal journal, Set<String> workspaceSids) {
        journal.clear();
        sinks.values().forEach(journal::sink);
        subscriptions.values().forEach(journal::subscription);
        progressOfAll()
                .filter(reached -> workspaceSids.contains(reached.workspaceSid()))
                .forEach(journal::reached);
    }

    /** A journal that writes entries. */
    static SinkJournal writing(Journal journal) {
        return new SinkJournal() {
            @Override
            public void sink(EventSink sink) {
                journal.add(SINK, RecordText.of(EventSink.class, sink), Optional.of(sink.sid()));
            }

            @Override
            public void sinkDeleted(String sid) {
                journal.add(SINK_DELETED, "", Optional.of(sid));
            }

            @Override
            public void subscription(EventSubscription subscription) {
                journal.add(
                        SUBSCRIPTION,
                        RecordText.of(EventSubscription.class, subscription),
                        Optional.of(subscription.sid()));
            }

            @Override
            public void subscriptionDeleted(String sid) {
                journal.add(SUBSCRIPTION_DELETED, "", Optional.of(sid));
            }

            @Override
            public void reached(SinkProgress reached) {
                journal.add(
                        REACHED, RecordText.of(SinkProgress.class, reached), Optional.of(reached.subscriptionSid()));
            }

            @Override
            public void clear() {
                journal.clear();
            }
        };
    }
}
