package flexsim.time;

/**
 * A clock that stands still until it is moved, for one thread: the core of whatever has time passed in. Moving it
 * rings every timer that falls due on the way, in order of (instant, order of setting), with the clock showing each
 * timer's own instant. Not thread-safe; {@link SwitchableScheduler} is the clock for many threads.
 */
public final class Timetable implements Scheduler {
    private final Agenda agenda = new Agenda();
    private long now;

    public Timetable(long start) {
        this.now = start;
    }

    @Override
    public long now() {
        return now;
    }

    /** Sets {@code timer}, which is not set, to ring at {@code due}, or as soon as the clock moves when that has passed. */
    public void set(Timer timer, long due) {
        set(timer, due, Agenda.NO_LANE);
    }

    /** See {@link Agenda#ticket}. */
    public long ticket() {
        return agenda.ticket();
    }

    /** See {@link Agenda#setAsOf}. */
    public void setAsOf(long ticket, Timer timer, long due) {
        agenda.setAsOf(ticket, timer, Math.max(due, now));
    }

    /** The same, with a lane for its delay. */
    public void set(Timer timer, long due, int lane) {
        agenda.set(timer, Math.max(due, now), lane);
    }

    /** Calls {@code timer} off, if it is set, and sets it anew. */
    public void reset(Timer timer, long due, int lane) {
        agenda.reset(timer, Math.max(due, now), lane);
    }

    /** See {@link Agenda#laneFor}. */
    public int laneFor(long delay) {
        return agenda.laneFor(delay);
    }

    /** Calls {@code timer} off, if it is set. */
    public void cancel(Timer timer) {
        agenda.cancel(timer);
    }

    /** When {@code timer}, which is set, rings. */
    public long due(Timer timer) {
        return agenda.due(timer);
    }

    /** See {@link Agenda#number}. */
    public long number(Timer timer) {
        return agenda.number(timer);
    }

    @Override
    public Alarm at(long due, Runnable action) {
        Action timer = new Action(action);
        set(timer, due);
        return () -> cancel(timer);
    }

    /** Moves the clock to {@code target} (not back) and rings what falls due, the end included. */
    public void advanceTo(long target) {
        for (long due = agenda.nextDue(); due <= target && agenda.size() > 0; due = agenda.nextDue()) {
            now = Math.max(now, due);
            agenda.poll().ring();
        }
        now = Math.max(now, target);
    }

    /** Moves the clock to when the next timer is due and rings that one alone; there is one. */
    public void ringNext() {
        now = Math.max(now, agenda.nextDue());
        agenda.poll().ring();
    }

    /** Moves the clock to {@code target} (not back); nothing that is set is due before. */
    public void moveTo(long target) {
        now = Math.max(now, target);
    }

    /** See {@link Agenda#goesBefore}. */
    public boolean goesBefore(long due, long ticket) {
        return agenda.goesBefore(due, ticket);
    }

    /** When the next timer is due, or {@link Agenda#NEVER}. */
    public long nextDue() {
        return agenda.nextDue();
    }

    /** How many timers are set. */
    public int pending() {
        return agenda.size();
    }
}
