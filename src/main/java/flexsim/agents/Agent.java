package flexsim.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.ActivityPlan.Stay;
import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import java.time.Duration;

/**
 * One agent: what they are doing, and whether they take a task that is offered.
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
 * comes back {@link #BACK_AFTER} later, to whatever the plan, which goes on meanwhile, says then. Thread-safe.
 */
public final class Agent {
    /** How long after TaskRouter ended an offer that the agent did not answer they are back. */
    public static final Duration BACK_AFTER = Duration.ofSeconds(60);

    /** How long after an offer's time is over TaskRouter has surely ended it, and is asked how. */
    public static final Duration ASKED_AFTER = Duration.ofSeconds(1);

    /** What an agent is about. */
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

    private final String name;
    private final ObjectNode attributes;
    private final ActivitySync presence;
    private final Activities activities;
    private final ActivityPlan plan;
    private final AgentContext floor;
    private State state = State.EXPECTED;
    private Stay stay;
    private long stays;
    private int tasks;
    private int ringing;
    private long started;

    /** When the present stay ends, once it has begun. */
    private long stayDue;

    private Alarm stayEnd = () -> {};
    private Alarm back = () -> {};

    Agent(
            String name,
            String workerSid,
            ObjectNode attributes,
            Activities activities,
            ActivityPlan plan,
            AgentContext floor) {
        this.name = name;
        this.attributes = attributes;
        this.activities = activities;
        this.plan = plan;
        this.floor = floor;
        this.stay = plan.stay(name, 0, 0);
        this.presence = new ActivitySync(workerSid, activities.sid(Activities.AVAILABLE), floor);
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
    synchronized void login() {
        started = floor.scheduler().now();
        stayDue = started + Micros.of(stay.length());
        handle(stay.available() ? Event.LOGIN : Event.AWAY_DUE);
    }

    /** Ends work: Offline, and no more tasks. */
    synchronized void logout() {
        handle(Event.LOGOUT);
    }

    /** Whether the agent takes a task now; if so it is at hand until {@link #taskDone()}. */
    synchronized boolean takes() {
        if (state == State.EXPECTED || state == State.AVAILABLE) {
            tasks++;
            return true;
        }
        handle(Event.REFUSED);
        return false;
    }

    /** A task of an earlier run is at hand, whatever the agent is doing. */
    synchronized void resumes() {
        tasks++;
    }

    synchronized void taskDone() {
        tasks--;
        if (tasks == 0) {
            handle(Event.LAST_TASK_DONE);
        }
    }

    private synchronized void stayOver() {
        long now = floor.scheduler().now();
        stay = plan.stay(name, ++stays, now - started);
        stayDue = now + Micros.of(stay.length());
        handle(stay.available() ? Event.AVAILABLE_DUE : Event.AWAY_DUE);
    }

    /** An offer rings, whether or not it will be answered. */
    synchronized void rings() {
        ringing++;
    }

    synchronized void ringingOver() {
        ringing--;
    }

    /**
     * TaskRouter has moved the worker because an offer was not answered.
     *
     * @param at when it did
     */
    synchronized void missed(long at) {
        handle(Event.MISSED);
        back.cancel();
        back = floor.scheduler().at(at + Micros.of(BACK_AFTER), this::isBack);
    }

    private synchronized void isBack() {
        handle(stay.available() ? Event.BACK_AVAILABLE : Event.BACK_AWAY);
    }

    /** TaskRouter was seen to have the worker in that activity; unless it has reason to, it is told the right one. */
    void seen(String activitySid) {
        boolean strayed;
        synchronized (this) {
            strayed = state != State.MISSING && ringing == 0;
        }
        if (strayed) {
            presence.seen(activitySid);
        }
    }

    private void handle(Event event) {
        State from = state;
        state = next(from, event, tasks > 0);
        boolean begins = state != from || event == Event.AVAILABLE_DUE || event == Event.AWAY_DUE;
        if (begins) {
            if (from == State.WINDING_DOWN && !stay.fixed()) {
                stayDue = floor.scheduler().now() + Micros.of(stay.length());
            }
            enter();
        }
    }

    /** What the present state wants of TaskRouter and of the clock. */
    private void enter() {
        stayEnd.cancel();
        switch (state) {
            case AVAILABLE, AWAY -> {
                presence.want(activities.sid(stay.activity()));
                awaitStayEnd();
            }
            case WINDING_DOWN -> {
                // A stay that is not fixed begins only after the last task.
                if (stay.fixed()) {
                    awaitStayEnd();
                }
            }
            case MISSING -> awaitStayEnd();
            case LOGGED_OUT -> {
                back.cancel();
                presence.leave(activities.sid(Activities.OFFLINE));
            }
            case EXPECTED -> {
                // Nothing until the login.
            }
        }
    }

    private void awaitStayEnd() {
        stayEnd = floor.scheduler().at(stayDue, this::stayOver);
    }

    /** What TaskRouter is to put the worker in when an offer is refused. */
    synchronized String activitySid() {
        return state == State.MISSING ? activities.sid(Activities.OFFLINE) : presence.wanted();
    }

    /** The name of the activity the agent is in. */
    synchronized String activity() {
        return switch (state) {
            case AVAILABLE, WINDING_DOWN -> Activities.AVAILABLE;
            case AWAY -> stay.activity();
            case EXPECTED, MISSING, LOGGED_OUT -> Activities.OFFLINE;
        };
    }

    synchronized State state() {
        return state;
    }

    ActivitySync presence() {
        return presence;
    }

    ObjectNode attributes() {
        return attributes;
    }
}
