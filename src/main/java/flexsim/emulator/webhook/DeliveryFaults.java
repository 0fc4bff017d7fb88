package flexsim.emulator.webhook;

/** Decides what goes wrong on purpose with what is sent out. Thread-safe; asked once for each request to be sent. */
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
        /** Never sent; for the sender as if nobody had answered. */
        LOST,
        /** Sent twice; the first answer counts. */
        DUPLICATED
    }

    Fate of(Kind kind);
}
