package flexsim.emulator.events;

/** Where sinks and subscriptions are written down, so that they can be brought back. Thread-safe. */
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
        public void anew() {}
    };

    /** It was made or changed. */
    void sink(EventSink sink);

    void sinkDeleted(String sid);

    /** It was made or changed. */
    void subscription(EventSubscription subscription);

    void subscriptionDeleted(String sid);

    /** What stands before it is delivered. May be told late. */
    void reached(SinkProgress progress);

    /** All that it was told before is replaced by what follows. */
    void anew();
}
