package flexsim.emulator.workspace;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.time.Scheduler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running workspace: its engine, used by one caller at a time, whose timers fire when they are due.
 * Thread-safe. Callers take turns on their own threads instead of handing work to another one: that spares two switches
 * of thread a request, and timers of a stepped clock fire on the thread that moves it.
 */
public final class LiveWorkspace {
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
    private boolean removed;
    private final CommandJournal.OfWorkspace journal;
    private volatile Optional<Thread> publisher = Optional.empty();

    /** One that is kept in memory. */
    LiveWorkspace(Engine engine, EventLog history, Scheduler scheduler) {
        this(engine, history, scheduler, CommandJournal.OfWorkspace.NONE);
    }

    /** {@code journal}: where what it carries out from now on is written. */
    LiveWorkspace(Engine engine, EventLog history, Scheduler scheduler, CommandJournal.OfWorkspace journal) {
        this.journal = journal;
        this.engine = engine;
        this.history = history;
        this.scheduler = scheduler;
        this.sid = engine.workspace().sid();
    }

    /** Publishes the events of its creation. */
    void begin() {
        fire();
    }

    public String sid() {
        return sid;
    }

    /** What has happened in it. */
    public EventLog history() {
        return history;
    }

    public long now() {
        return scheduler.now();
    }

    /** Several steps in one turn, without another caller's in between. */
    public <T> T inOneTurn(Supplier<T> steps) {
        turn.lock();
        try {
            return steps.get();
        } finally {
            turn.unlock();
        }
    }

    /** What {@code look} sees of the engine, which it must not keep. */
    public <T> T look(Function<Engine, T> look) {
        return inOneTurn(() -> look.apply(engine));
    }

    /** Carries out a command and publishes its events. */
    public CommandResult execute(Command command) {
        return inOneTurn(() -> {
            if (publisher.equals(Optional.of(Thread.currentThread()))) {
                throw new IllegalStateException(
                        "a listener must not call back: others would receive events out of order");
            }
            long now = scheduler.now();
            CommandResult outcome = engine.execute(command, now);
            record(command, outcome, now);
            publish(outcome.events());
            setAlarm();
            return outcome;
        });
    }

    /** A refused command leaves no entry but the timers that fired before it. */
    private void record(Command command, CommandResult outcome, long now) {
        if (removed) {
            return;
        }
        if (outcome instanceof CommandResult.Done done) {
            journal.executed(now, command, done.sid());
        } else if (!outcome.events().isEmpty()) {
            journal.timersFired(now);
        }
    }

    /**
     * From now on every event is published to {@code listener}, in order, once it will survive the
     * process: it must neither block nor call back. Closing what is returned ends it.
     */
    public Subscription onEvent(Consumer<LoggedEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many timers wait after the next one, which the clock knows. */
    public int timersAfterNext() {
        return Math.max(0, look(Engine::pendingTimers) - 1);
    }

    /** Publishes its deletion as its last event; as {@link #remove} otherwise. */
    void delete() {
        inOneTurn(() -> {
            publish(List.of(new Event.WorkspaceEvent(scheduler.now(), "workspace.deleted", engine.workspace())));
            remove();
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

    /** Journals a snapshot of it, in place of its commands so far. */
    public void writeSnapshot() {
        inOneTurn(() -> {
            if (!removed) {
                journal.snapshot(engine, history);
            }
            return null;
        });
    }

    /**
     * As {@link #close}, and it will not be restored; a request in flight may go on with it without a lasting effect.
     */
    void remove() {
        inOneTurn(() -> {
            close();
            removed = true;
            journal.removed();
            return null;
        });
    }

    /** Fires the timers that are due, those included that fell due before it came to life. */
    void fire() {
        inOneTurn(() -> {
            alarmDue = Long.MAX_VALUE;
            if (!closed) {
                advance(scheduler.now());
                setAlarm();
            }
            return null;
        });
    }

    private void advance(long now) {
        List<Event> events = engine.advance(now);
        if (!events.isEmpty()) {
            journal.timersFired(now);
            publish(events);
        }
    }

    /** Always for the very next deadline: moving the clock goes from one to the next. */
    private void setAlarm() {
        long due = engine.nextDeadline().orElse(Long.MAX_VALUE);
        if (due != alarmDue && !closed) {
            alarm.cancel();
            alarmDue = due;
            alarm = due == Long.MAX_VALUE ? () -> {} : scheduler.at(due, this::fire);
        }
    }

    private void publish(List<Event> events) {
        List<LoggedEvent> logged = events.stream().map(history::add).toList();
        journal.afterwards(() -> deliver(logged));
    }

    private void deliver(List<LoggedEvent> events) {
        publisher = Optional.of(Thread.currentThread());
        for (LoggedEvent event : events) {
            listeners.forEach(listener -> publish(listener, event));
        }
        publisher = Optional.empty();
    }

    private static void publish(Consumer<LoggedEvent> listener, LoggedEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.warn("a listener failed on {}: {}", event.event().type(), failure.toString());
        }
    }
}
