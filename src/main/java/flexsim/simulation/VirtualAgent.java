package flexsim.simulation;

import flexsim.agents.ActivityPlan.Stay;
import flexsim.agents.Agent;
import flexsim.agents.Agent.Event;
import flexsim.agents.Agent.State;
import flexsim.time.Micros;

/** One agent, by the rules of {@link Agent}. As a timer it is the end of a stay in an activity. */
final class VirtualAgent extends Timer {
    private static final long ABSENT = Long.MIN_VALUE;

    private final int number;
    private final String name;
    private final BusyTime busyTime;
    private final Return back = new Return();
    private State state = State.EXPECTED;
    private Stay stay;
    private long stays;
    private long stayDue;

    /** At hand, those that ring and will be accepted among them. */
    private int tasks;

    private boolean available;
    /** The number of the activity that TaskRouter has them in; before it has told of one, none. */
    private int activity = -1;

    private long staffedSince = ABSENT;
    private long staffedUntil = ABSENT;

    /** The end of the time for which an agent who did not answer is gone. */
    private final class Return extends Timer {
        @Override
        void call(VirtualCenter center) {
            handle(stay.available() ? Event.BACK_AVAILABLE : Event.BACK_AWAY, center);
        }
    }

    VirtualAgent(int number, String name, Stay first) {
        this.number = number;
        this.name = name;
        this.stay = first;
        this.busyTime = new BusyTime(number);
    }

    int activity() {
        return activity;
    }

    int number() {
        return number;
    }

    /** The activity that they are, or are going to be, in. */
    Stay stay() {
        return stay;
    }

    /** When it ends. */
    long stayDue() {
        return stayDue;
    }

    State state() {
        return state;
    }

    void login(VirtualCenter center) {
        stayDue = center.now() + Micros.of(stay.length());
        handle(stay.available() ? Event.LOGIN : Event.AWAY_DUE, center);
    }

    /** Whether the agent takes a task that is offered now. */
    boolean takes() {
        return state == State.EXPECTED || state == State.AVAILABLE;
    }

    /** Has refused an offer for being on the way out, or away. */
    void refused(VirtualCenter center) {
        handle(Event.REFUSED, center);
    }

    /** An offer rings; the agent holds on for it. */
    void rings(VirtualCenter center) {
        tasks++;
        busyTime.rings();
    }

    /** It rings no more, whatever has come of it. */
    void ringingOver(VirtualCenter center) {
        busyTime.ringingOver(center.intake());
        release(center);
    }

    /** Has accepted a task that was offered at {@code offered}. */
    void took(long offered, VirtualCenter center) {
        tasks++;
        busyTime.took(offered);
        if (staffedSince == ABSENT) {
            // Only now it is known that the ringing was work: what of it has not been told as staffed follows.
            staffedSince = Math.max(offered, staffedUntil);
        }
    }

    /** A task at hand is done. */
    void taskDone(VirtualCenter center) {
        busyTime.done(center.now(), center.intake());
        release(center);
    }

    private void release(VirtualCenter center) {
        if (--tasks == 0) {
            handle(Event.LAST_TASK_DONE, center);
        }
        review(center);
    }

    /** TaskRouter has ended an offer that the agent did not answer, and moved them, at {@code at}. */
    void missed(long at, VirtualCenter center) {
        handle(Event.MISSED, center);
        center.agenda().cancel(back);
        center.agenda().set(back, at + Micros.of(Agent.BACK_AFTER));
    }

    /** TaskRouter has them in an activity of that kind now. */
    void moved(int to, boolean toAvailable, VirtualCenter center) {
        activity = to;
        available = toAvailable;
        review(center);
    }

    /** Staffed is who is in an available activity, or has work. */
    private void review(VirtualCenter center) {
        boolean there = available || busyTime.isAtWork();
        if (there && staffedSince == ABSENT) {
            staffedSince = center.now();
        } else if (!there && staffedSince != ABSENT) {
            center.intake().staffed(number, staffedSince, center.now());
            staffedSince = ABSENT;
            staffedUntil = center.now();
        }
    }

    /** The run ends: tells what goes on. */
    void end(VirtualCenter center) {
        busyTime.end(center.now(), center.intake());
        if (staffedSince != ABSENT) {
            center.intake().staffed(number, staffedSince, center.now());
        }
    }

    /** The stay is over. */
    @Override
    void call(VirtualCenter center) {
        stay = center.staff().stay(name, ++stays);
        stayDue = center.now() + Micros.of(stay.length());
        handle(stay.available() ? Event.AVAILABLE_DUE : Event.AWAY_DUE, center);
    }

    private void handle(Event event, VirtualCenter center) {
        State from = state;
        state = Agent.next(from, event, tasks > 0);
        if (state != from || event == Event.AVAILABLE_DUE || event == Event.AWAY_DUE) {
            if (from == State.WINDING_DOWN && !stay.fixed()) {
                stayDue = center.now() + Micros.of(stay.length());
            }
            center.staff().enter(this);
        }
    }
}
