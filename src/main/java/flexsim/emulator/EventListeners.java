package flexsim.emulator;

import flexsim.emulator.workspace.Subscription;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners to the events of the first workspace, whichever that is after a reset. Thread-safe. */
final class EventListeners {
    private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A listener that fails does not hold up the others. */
    void publish(LoggedEvent logged) {
        for (Consumer<Event> listener : listeners) {
            try {
                listener.accept(logged.event());
            } catch (RuntimeException failure) {
                LOG.warn("a listener failed on {}: {}", logged.event().type(), failure.toString());
            }
        }
    }
}
