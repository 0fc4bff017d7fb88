package flexsim.emulator.events;

/** The journal of sinks and subscriptions, from which they can be restored. Thread-safe. */
public interface SinkJournal {
    /** Writes nothing. */
    SinkJournal NONE = new SinkJournal() {
        @Override
        public void sink(EventSink sink) {}

        @Override
        public void sinkDeleted(String sid) {}

        @Override
        public void subscription(EventSubscription subscription) {}

        @Override
        public void subscriptionDeleted(String sid) {}

        @Override
        public void reached(SinkProgress progress) {}

        @Override
        public void clear() {}
    };

    /** It was made or changed. */
    void sink(EventSink sink);

    void sinkDeleted(String sid);

    /** It was made or changed. */
    void subscription(EventSubscription subscription);

    void subscriptionDeleted(String sid);

    /** The events before it are delivered. May come late. */
    void reached(SinkProgress progress);

    /** All that was written before is replaced by what follows. */
    void clear();
}
