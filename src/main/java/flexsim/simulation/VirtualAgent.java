package flexsim.simulation;

import flexsim.agents.ActivityPlan.Stay;
import flexsim.agents.Agent;
import flexsim.agents.Agent.Event;
import flexsim.agents.Agent.State;
import flexsim.report.Intake;

/**
 * One agent, by the rules of {@link Agent}. As a timer it is the end of a stay in an activity.
 *
 * <p>Their work is told in spans: they are busy from the offer of the first task at hand to the end of the last, and
 * staffed while they are in an available activity or busy.
 */
final class VirtualAgent extends Timer {
    private static final long NOT_NOW = Long.MIN_VALUE;

    private final int number;
    private final String name;
    private State state = State.EXPECTED;
    private Stay stay;
    private long stays;
    private int tasks;
    private boolean available;
    private long busySince = NOT_NOW;
    private long staffedSince = NOT_NOW;

    VirtualAgent(int number, String name, Stay first) {
        this.number = number;
        this.name = name;
        this.stay = first;
    }

    int number() {
        return number;
    }

    Stay stay() {
        return stay;
    }

    void login(VirtualCenter center) {
        handle(Event.LOGIN, center);
    }

    /** Whether the agent takes a task that is offered now. */
    boolean takes() {
        return state == State.EXPECTED || state == State.AVAILABLE;
    }

    /** Has refused an offer, which has taken them out of being available. */
    void refused(VirtualCenter center) {
        handle(Event.REFUSED, center);
    }

    /** Has accepted a task that was offered at {@code offered}. */
    void took(long offered) {
        if (tasks++ == 0) {
            busySince = offered;
        }
    }

    /** A task at hand is done. */
    void taskDone(long now, VirtualCenter center) {
        if (--tasks == 0) {
            center.intake().busy(number, busySince, now);
            busySince = NOT_NOW;
            handle(Event.LAST_TASK_DONE, center);
            review(now, center.intake());
        }
    }

    /** TaskRouter has them in an activity of that kind now. */
    void moved(boolean toAvailable, long now, Intake intake) {
        available = toAvailable;
        review(now, intake);
    }

    private void review(long now, Intake intake) {
        boolean there = available || tasks > 0;
        if (there && staffedSince == NOT_NOW) {
            staffedSince = now;
        } else if (!there && staffedSince != NOT_NOW) {
            intake.staffed(number, staffedSince, now);
            staffedSince = NOT_NOW;
        }
    }

    /** The run ends: tells what goes on. */
    void end(long now, Intake intake) {
        if (busySince != NOT_NOW) {
            intake.busy(number, busySince, now);
        }
        if (staffedSince != NOT_NOW) {
            intake.staffed(number, staffedSince, now);
        }
    }

    @Override
    void call(VirtualCenter center) {
        stay = center.stay(name, ++stays);
        handle(center.isAvailable(stay) ? Event.AVAILABLE_DUE : Event.AWAY_DUE, center);
    }

    private void handle(Event event, VirtualCenter center) {
        State from = state;
        state = Agent.next(from, event, tasks > 0);
        if (state != from || event == Event.AVAILABLE_DUE || event == Event.AWAY_DUE) {
            center.enter(this, state);
        }
    }
}
