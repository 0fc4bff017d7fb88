package flexsim.agents;

import flexsim.agents.ActivityPlan.Stay;
import flexsim.time.Micros;
import java.time.Duration;

/**
 * What one agent does, and whether they take a task that is offered: a state machine without clock, requests and threads,
 * which agentsim drives in real time and {@code simulate} in virtual time.
 *
 * <pre>
 *             LOGIN              AWAY_DUE, no task at hand
 *  EXPECTED ─────────▶ AVAILABLE ────────────────────────────────────▶ AWAY ──┐ AWAY_DUE: another
 *      │                 ▲    │  AWAY_DUE, tasks at hand                ▲ ▲ ◀──┘ activity
 *      │                 │    └─────────────▶ WINDING_DOWN ─────────────┘ │
 *      │                 │                        LAST_TASK_DONE, REFUSED │
 *      │                 └────────────────────────────────────────────────┘ AVAILABLE_DUE
 *      └── AWAY_DUE: the run starts off shift or in a break ──▶ AWAY
 *  every state but EXPECTED ── MISSED ──▶ MISSING ── BACK_AVAILABLE ──▶ AVAILABLE
 *                                            └────── BACK_AWAY ──▶ AWAY
 *  every state ── LOGOUT ──▶ LOGGED_OUT
 * </pre>
 *
 * Tasks are taken in EXPECTED (the login is on its way) and AVAILABLE; how many at once, per channel, is TaskRouter's
 * affair. AWAY is every other activity of the plan: breaks, and Offline off shift. An agent who is to leave Available first
 * finishes the tasks at hand; offered another one meanwhile they refuse it and are away from then on, as otherwise
 * TaskRouter would offer it to them again at once. An agent who did not answer an offer has been moved by TaskRouter and
 * comes back {@link #BACK_AFTER} later, to whatever the plan, which goes on meanwhile, says then. Not thread-safe; instants
 * are microseconds.
 */
public final class Agent {
    /** How long after TaskRouter ended an offer that the agent did not answer they are back. */
    public static final Duration BACK_AFTER = Duration.ofSeconds(60);

    /** How long after an offer's time is over TaskRouter has surely ended it, and is asked how. */
    public static final Duration ASKED_AFTER = Duration.ofSeconds(1);

    /** What an agent is doing. */
    public enum State {
        EXPECTED,
        AVAILABLE,
        WINDING_DOWN,
        AWAY,
        MISSING,
        LOGGED_OUT
    }

    /** What can happen to an agent. */
    public enum Event {
        LOGIN,
        AVAILABLE_DUE,
        AWAY_DUE,
        LAST_TASK_DONE,
        REFUSED,
        MISSED,
        BACK_AVAILABLE,
        BACK_AWAY,
        LOGOUT
    }

    /** What an agent's state asks for; carried out by whoever drives the agent. */
    public interface Effects {
        /** TaskRouter is to have the worker in this activity. */
        void turnTo(String activity);

        /** {@link Agent#stayOver} is to be called at {@code due}. */
        void awaitStayEnd(long due);

        /** {@link Agent#stayOver} is no longer to be called. */
        void cancelStayEnd();

        /** {@link Agent#isBack} is to be called at {@code due}, and not when it was to be called before. */
        void awaitReturn(long due);

        /** The worker is to be Offline for good, and what is only offered to go to others. */
        void logOut();
    }

    private final String name;
    private final ActivityPlan plan;
    private final Effects effects;
    private State state = State.EXPECTED;
    private Stay stay;
    private long stays;
    private long started;

    /** When the present stay ends, once it has begun. */
    private long stayDue;

    /** Tasks at hand, offers that are going to be accepted among them. */
    private int tasks;

    public Agent(String name, ActivityPlan plan, Effects effects) {
        this.name = name;
        this.plan = plan;
        this.effects = effects;
        this.stay = plan.stay(name, 0, 0);
    }

    /** The table behind the diagram; {@code busy} says whether tasks are at hand. */
    public static State next(State from, Event event, boolean busy) {
        return switch (event) {
            case LOGIN -> from == State.EXPECTED ? State.AVAILABLE : from;
            case LOGOUT -> State.LOGGED_OUT;
            case AVAILABLE_DUE ->
                switch (from) {
                    case MISSING, LOGGED_OUT -> from;
                    case EXPECTED, AVAILABLE, WINDING_DOWN, AWAY -> State.AVAILABLE;
                };
            case AWAY_DUE ->
                switch (from) {
                    case MISSING, LOGGED_OUT -> from;
                    case AVAILABLE, WINDING_DOWN -> busy ? State.WINDING_DOWN : State.AWAY;
                    case EXPECTED, AWAY -> State.AWAY;
                };
            case MISSED -> from == State.EXPECTED || from == State.LOGGED_OUT ? from : State.MISSING;
            case BACK_AVAILABLE -> from == State.MISSING ? State.AVAILABLE : from;
            case BACK_AWAY -> from == State.MISSING ? State.AWAY : from;
            case LAST_TASK_DONE, REFUSED -> from == State.WINDING_DOWN ? State.AWAY : from;
        };
    }

    /** Begins work: with the first activity of the plan, and from then on through the others. */
    public void login(long now) {
        started = now;
        stayDue = now + Micros.of(stay.length());
        handle(stay.available() ? Event.LOGIN : Event.AWAY_DUE, now);
    }

    /** Ends work: Offline, and no more tasks. */
    public void logout(long now) {
        handle(Event.LOGOUT, now);
    }

    /** The stay in the present activity is over. */
    public void stayOver(long now) {
        stay = plan.stay(name, ++stays, now - started);
        stayDue = now + Micros.of(stay.length());
        handle(stay.available() ? Event.AVAILABLE_DUE : Event.AWAY_DUE, now);
    }

    /** Whether the agent takes a task that is offered now; else they refuse it. */
    public boolean takes(long now) {
        if (state == State.EXPECTED || state == State.AVAILABLE) {
            return true;
        }
        handle(Event.REFUSED, now);
        return false;
    }

    /** A task is at hand from now on, or an offer that is going to be accepted. */
    public void taskTaken() {
        tasks++;
    }

    /** A task is no longer at hand, or an offer that was going to be accepted is over. */
    public void taskDone(long now) {
        tasks--;
        if (tasks == 0) {
            handle(Event.LAST_TASK_DONE, now);
        }
    }

    /**
     * TaskRouter has moved the worker because an offer was not answered.
     *
     * @param at when it did
     */
    public void missed(long at, long now) {
        handle(Event.MISSED, now);
        effects.awaitReturn(at + Micros.of(BACK_AFTER));
    }

    /** The time is over for which an agent who did not answer is gone. */
    public void isBack(long now) {
        handle(stay.available() ? Event.BACK_AVAILABLE : Event.BACK_AWAY, now);
    }

    private void handle(Event event, long now) {
        State from = state;
        state = next(from, event, tasks > 0);
        if (state != from || event == Event.AVAILABLE_DUE || event == Event.AWAY_DUE) {
            if (from == State.WINDING_DOWN && !stay.fixed()) {
                stayDue = now + Micros.of(stay.length());
            }
            enter();
        }
    }

    /** What the present state wants of TaskRouter and of the clock. */
    private void enter() {
        effects.cancelStayEnd();
        switch (state) {
            case AVAILABLE, AWAY -> {
                effects.turnTo(stay.activity());
                effects.awaitStayEnd(stayDue);
            }
            case WINDING_DOWN -> {
                // A stay that is not fixed begins only after the last task.
                if (stay.fixed()) {
                    effects.awaitStayEnd(stayDue);
                }
            }
            case MISSING -> effects.awaitStayEnd(stayDue);
            case LOGGED_OUT -> effects.logOut();
            case EXPECTED -> {
                // Nothing until the login.
            }
        }
    }

    /** What TaskRouter is to put the worker in when an offer is refused. */
    public String activityOnRejection() {
        return switch (state) {
            case EXPECTED -> Activities.AVAILABLE;
            case AVAILABLE, WINDING_DOWN, AWAY -> stay.activity();
            case MISSING, LOGGED_OUT -> Activities.OFFLINE;
        };
    }

    /** The name of the activity that the agent is in. */
    public String activity() {
        return switch (state) {
            case AVAILABLE, WINDING_DOWN -> Activities.AVAILABLE;
            case AWAY -> stay.activity();
            case EXPECTED, MISSING, LOGGED_OUT -> Activities.OFFLINE;
        };
    }

    public State state() {
        return state;
    }
}
