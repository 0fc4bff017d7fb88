package flexsim.emulator.webhook;

/** The faults that are injected into deliveries. Thread-safe; asked once for each request to be sent. */
public interface DeliveryFaults {
    /** Nothing goes wrong. */
    DeliveryFaults NONE = kind -> Fate.DELIVERED;

    /** What is sent. */
    enum Kind {
        ASSIGNMENT_CALLBACK,
        EVENT_CALLBACK,
        EVENT_SINK
    }

    /** What becomes of it. */
    enum Fate {
        DELIVERED,
        /** Never sent; for the sender as if there were no response. */
        LOST,
        /** Sent twice; the first response counts. */
        DUPLICATED
    }

    Fate of(Kind kind);
}
