package flexsim.emulator.persistence;

import flexsim.emulator.events.EventSink;
import flexsim.emulator.events.EventSubscription;
import flexsim.emulator.events.SinkJournal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sinks and subscriptions as the account's entries tell of them: the last word on each counts. Not thread-safe. */
public final class StoredStreams {
    private static final String SINK = "sink";
    private static final String SINK_DELETED = "sink deleted";
    private static final String SUBSCRIPTION = "subscription";
    private static final String SUBSCRIPTION_DELETED = "subscription deleted";
    private static final String REACHED = "sink reached";

    private final Map<String, EventSink> sinks = new LinkedHashMap<>();
    private final Map<String, EventSubscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, Map<String, Place>> places = new LinkedHashMap<>();

    /** How far a subscription has come in a workspace: {@code next} is the number of the event that it tells next. */
    public record Place(String subscriptionSid, String workspaceSid, long next) {}

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
                places.remove(entry.sid().orElse(""));
            }
            case REACHED -> add(RecordText.read(Place.class, entry.body()));
            default -> throw new IllegalArgumentException("an entry of kind " + entry.kind());
        }
    }

    private void add(EventSink sink) {
        sinks.put(sink.sid(), sink);
    }

    private void add(EventSubscription subscription) {
        subscriptions.put(subscription.sid(), subscription);
    }

    private void add(Place place) {
        if (subscriptions.containsKey(place.subscriptionSid())) {
            places.computeIfAbsent(place.subscriptionSid(), sid -> new LinkedHashMap<>())
                    .put(place.workspaceSid(), place);
        }
    }

    public List<EventSink> sinks() {
        return new ArrayList<>(sinks.values());
    }

    public List<EventSubscription> subscriptions() {
        return new ArrayList<>(subscriptions.values());
    }

    /** The number of the event that the subscription tells next; 0 when it has told of none in that workspace. */
    public long next(String subscriptionSid, String workspaceSid) {
        Place place = places.getOrDefault(subscriptionSid, Map.of()).get(workspaceSid);
        return place == null ? 0 : place.next();
    }

    /** Tells {@code ledger} anew of all that is left; of places only in {@code workspaceSids}. */
    void tell(SinkJournal ledger, Set<String> workspaceSids) {
        ledger.anew();
        sinks.values().forEach(ledger::sink);
        subscriptions.values().forEach(ledger::subscription);
        places.values().stream()
                .flatMap(ofSubscription -> ofSubscription.values().stream())
                .filter(place -> workspaceSids.contains(place.workspaceSid()))
                .forEach(ledger::reached);
    }

    /** Makes entries of what it is told. */
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
            public void reached(Place place) {
                journal.add(REACHED, RecordText.of(Place.class, place), Optional.of(place.subscriptionSid()));
            }

            @Override
            public void anew() {
                journal.clear();
            }
        };
    }
}
