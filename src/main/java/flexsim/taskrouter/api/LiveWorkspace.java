package flexsim.taskrouter.api;

import flexsim.taskrouter.Command;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.Outcome;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.time.Scheduler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A workspace brought to life: its engine, served to one caller at a time, whose timers fire when they are due.
 * Thread-safe. Callers take turns on their own threads instead of handing work to another one: that spares two switches
 * of thread a request, and timers of a stepped clock fire on the thread that moves it.
 */
final class LiveWorkspace {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWorkspace.class);

    private final Engine engine;
    private final Scheduler scheduler;
    private final String sid;
    private final ReentrantLock turn = new ReentrantLock();
    private final EventLog history;
    private final List<Consumer<LoggedEvent>> listeners = new CopyOnWriteArrayList<>();
    private Scheduler.Alarm alarm = () -> {};
    private long alarmDue = Long.MAX_VALUE;
    private boolean closed;
    private boolean telling;

    LiveWorkspace(Engine engine, EventLog history, Scheduler scheduler) {
        this.engine = engine;
        this.history = history;
        this.scheduler = scheduler;
        this.sid = engine.workspace().sid();
    }

    /** Tells the listeners how it was made. */
    void begin() {
        fire();
    }

    String sid() {
        return sid;
    }

    /** What has happened in it. */
    EventLog history() {
        return history;
    }

    long now() {
        return scheduler.now();
    }

    /** Several steps between which nobody else has a turn. */
    <T> T inOneTurn(Supplier<T> steps) {
        turn.lock();
        try {
            return steps.get();
        } finally {
            turn.unlock();
        }
    }

    /** Looks at the engine; {@code look} must not keep it. */
    <T> T look(Function<Engine, T> look) {
        return inOneTurn(() -> look.apply(engine));
    }

    /** Carries out a command and tells the listeners what happened. */
    Outcome execute(Command command) {
        return inOneTurn(() -> {
            if (telling) {
                throw new IllegalStateException("a listener must not call back: others would hear events out of order");
            }
            Outcome outcome = engine.execute(command, scheduler.now());
            tell(outcome.events());
            setAlarm();
            return outcome;
        });
    }

    /**
     * From now on {@code listener} is told of every event, in order, on the thread whose turn it is: it must neither
     * block nor call back. Closing what is returned ends it.
     */
    Subscription onEvent(Consumer<LoggedEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells of its end as its last event; no timer fires any more. */
    void delete() {
        inOneTurn(() -> {
            tell(List.of(new Event.WorkspaceEvent(scheduler.now(), "workspace.deleted", engine.workspace())));
            close();
            return null;
        });
    }

    /** No timer fires any more. */
    void close() {
        inOneTurn(() -> {
            closed = true;
            alarm.cancel();
            return null;
        });
    }

    private void fire() {
        inOneTurn(() -> {
            alarmDue = Long.MAX_VALUE;
            if (!closed) {
                tell(engine.advance(scheduler.now()));
                setAlarm();
            }
            return null;
        });
    }

    /** An alarm that comes too early does no harm; so one that is already set for earlier may stay. */
    private void setAlarm() {
        long due = engine.nextDeadline().orElse(Long.MAX_VALUE);
        if (due < alarmDue && !closed) {
            alarm.cancel();
            alarmDue = due;
            alarm = scheduler.at(due, this::fire);
        }
    }

    private void tell(List<Event> events) {
        telling = true;
        for (Event event : events) {
            LoggedEvent logged = history.add(event);
            for (Consumer<LoggedEvent> listener : listeners) {
                tell(listener, logged);
            }
        }
        telling = false;
    }

    private static void tell(Consumer<LoggedEvent> listener, LoggedEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.warn("a listener failed on {}: {}", event.event().type(), failure.toString());
        }
    }
}
