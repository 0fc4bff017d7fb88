package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of a stretch of time as they were when it was asked for, oldest first. Immutable: it is read while the log
 * goes on, and blocks no thread.
 */
public final class EventSpan {
    private final List<Part> parts;

    /** The events {@code from} (inclusive) to {@code to} (exclusive) of a page. */
    record Part(EventPage page, int from, int to) {}

    EventSpan(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    List<Part> parts() {
        return parts;
    }

    /** Shows {@code reader} every event, oldest first. */
    public void forEach(Consumer<Event> reader) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                reader.accept(part.page().get(i));
            }
        }
    }
}
