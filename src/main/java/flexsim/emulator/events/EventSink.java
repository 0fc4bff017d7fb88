package flexsim.emulator.events;

/**
 * A sink: the webhook to which events are streamed.
 *
 * @param destination its URL
 * @param batched whether events that wait together are sent together
 * @param created in microseconds since the epoch
 */
public record EventSink(
        String sid, String description, String destination, boolean batched, long created, long updated) {
    EventSink described(String text, long now) {
        return new EventSink(sid, text, destination, batched, created, now);
    }

    /** Without the destination, which may hold a password. */
    @Override
    public String toString() {
        return sid;
    }
}
