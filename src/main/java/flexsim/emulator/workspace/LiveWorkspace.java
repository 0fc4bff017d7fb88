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
 * A workspace brought to life: its engine, served to one caller at a time, whose timers fire when they are due.
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
    private final CommandJournal.OfWorkspace ledger;
    private volatile Optional<Thread> teller = Optional.empty();

    /** One that is kept in memory. */
    LiveWorkspace(Engine engine, EventLog history, Scheduler scheduler) {
        this(engine, history, scheduler, CommandJournal.OfWorkspace.NONE);
    }

    /** {@code ledger}: where what it is told from now on is written down. */
    LiveWorkspace(Engine engine, EventLog history, Scheduler scheduler, CommandJournal.OfWorkspace ledger) {
        this.ledger = ledger;
        this.engine = engine;
        this.history = history;
        this.scheduler = scheduler;
        this.sid = engine.workspace().sid();
    }

    /** Tells the listeners how it was made. */
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

    /** Several steps between which nobody else has a turn. */
    public <T> T inOneTurn(Supplier<T> steps) {
        turn.lock();
        try {
            return steps.get();
        } finally {
            turn.unlock();
        }
    }

    /** Looks at the engine; {@code look} must not keep it. */
    public <T> T look(Function<Engine, T> look) {
        return inOneTurn(() -> look.apply(engine));
    }

    /** Carries out a command and tells the listeners what happened. */
    public CommandResult execute(Command command) {
        return inOneTurn(() -> {
            if (teller.equals(Optional.of(Thread.currentThread()))) {
                throw new IllegalStateException("a listener must not call back: others would hear events out of order");
            }
            long now = scheduler.now();
            CommandResult outcome = engine.execute(command, now);
            writeDown(command, outcome, now);
            tell(outcome.events());
            setAlarm();
            return outcome;
        });
    }

    /** What was refused leaves no trace but the timers that fired before it. */
    private void writeDown(Command command, CommandResult outcome, long now) {
        if (removed) {
            return;
        }
        if (outcome instanceof CommandResult.Done done) {
            ledger.carriedOut(now, command, done.sid());
        } else if (!outcome.events().isEmpty()) {
            ledger.timersFired(now);
        }
    }

    /**
     * From now on {@code listener} is told of every event, in order, once what it tells of will not be
     * forgotten: it must neither block nor call back. Closing what is returned ends it.
     */
    public Subscription onEvent(Consumer<LoggedEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many timers wait behind the one that the clock knows of. */
    public int timersBehind() {
        return Math.max(0, look(Engine::pendingTimers) - 1);
    }

    /** Tells of its end as its last event; as {@link #remove} otherwise. */
    void delete() {
        inOneTurn(() -> {
            tell(List.of(new Event.WorkspaceEvent(scheduler.now(), "workspace.deleted", engine.workspace())));
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

    /** Writes down what has become of it in place of all that it was told. */
    public void sumUp() {
        inOneTurn(() -> {
            if (!removed) {
                ledger.summedUp(engine, history);
            }
            return null;
        });
    }

    /** As {@link #close}, and it will not be brought back; who still has it may go on with it to no lasting effect. */
    void remove() {
        inOneTurn(() -> {
            close();
            removed = true;
            ledger.removed();
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
            ledger.timersFired(now);
            tell(events);
        }
    }

    /** Always for the very next deadline: whoever moves the clock skips from one to the next. */
    private void setAlarm() {
        long due = engine.nextDeadline().orElse(Long.MAX_VALUE);
        if (due != alarmDue && !closed) {
            alarm.cancel();
            alarmDue = due;
            alarm = due == Long.MAX_VALUE ? () -> {} : scheduler.at(due, this::fire);
        }
    }

    private void tell(List<Event> events) {
        List<LoggedEvent> logged = events.stream().map(history::add).toList();
        ledger.afterwards(() -> spread(logged));
    }

    private void spread(List<LoggedEvent> events) {
        teller = Optional.of(Thread.currentThread());
        for (LoggedEvent event : events) {
            listeners.forEach(listener -> tell(listener, event));
        }
        teller = Optional.empty();
    }

    private static void tell(Consumer<LoggedEvent> listener, LoggedEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException failure) {
            LOG.warn("a listener failed on {}: {}", event.event().type(), failure.toString());
        }
    }
}
