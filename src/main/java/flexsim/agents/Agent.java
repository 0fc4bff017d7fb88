package flexsim.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.ActivityPlan.Stay;
import flexsim.time.Scheduler.Alarm;

/**
 * One agent: what they are doing, and whether they take a task that is offered.
 *
 * <pre>
 *             LOGIN              AWAY_DUE, no task at hand
 *  EXPECTED ─────────▶ AVAILABLE ────────────────────────────────────▶ AWAY ──┐ AWAY_DUE: another
 *                        ▲    │  AWAY_DUE, tasks at hand                ▲ ▲ ◀──┘ activity
 *                        │    └─────────────▶ WINDING_DOWN ─────────────┘ │
 *                        │                        LAST_TASK_DONE, REFUSED │
 *                        └────────────────────────────────────────────────┘ AVAILABLE_DUE
 *  every state ── LOGOUT ──▶ LOGGED_OUT
 * </pre>
 *
 * Tasks are taken in EXPECTED (the login is on its way) and AVAILABLE; how many at once, per channel, is TaskRouter's
 * affair. An agent who is to leave Available first finishes the tasks at hand; offered another one meanwhile they refuse
 * it and are away from then on, as otherwise TaskRouter would offer it to them again at once. Thread-safe.
 */
public final class Agent {
    /** What an agent is about. */
    public enum State {
        EXPECTED,
        AVAILABLE,
        WINDING_DOWN,
        AWAY,
        LOGGED_OUT
    }

    /** What can happen to an agent. */
    public enum Event {
        LOGIN,
        AVAILABLE_DUE,
        AWAY_DUE,
        LAST_TASK_DONE,
        REFUSED,
        LOGOUT
    }

    private final String name;
    private final ObjectNode attributes;
    private final Presence presence;
    private final Activities activities;
    private final ActivityPlan plan;
    private final Floor floor;
    private State state = State.EXPECTED;
    private Stay stay;
    private long stays;
    private int tasks;
    private Alarm stayEnd = () -> {};

    Agent(String name, String workerSid, ObjectNode attributes, Activities activities, ActivityPlan plan, Floor floor) {
        this.name = name;
        this.attributes = attributes;
        this.activities = activities;
        this.plan = plan;
        this.floor = floor;
        this.stay = plan.stay(name, 0);
        this.presence = new Presence(workerSid, activities.sid(Activities.AVAILABLE), floor);
    }

    /** The table behind the diagram; {@code busy} says whether tasks are at hand. */
    public static State next(State from, Event event, boolean busy) {
        return switch (event) {
            case LOGIN -> from == State.EXPECTED ? State.AVAILABLE : from;
            case LOGOUT -> State.LOGGED_OUT;
            case AVAILABLE_DUE -> from == State.LOGGED_OUT ? from : State.AVAILABLE;
            case AWAY_DUE ->
                switch (from) {
                    case EXPECTED, LOGGED_OUT -> from;
                    case AVAILABLE, WINDING_DOWN -> busy ? State.WINDING_DOWN : State.AWAY;
                    case AWAY -> State.AWAY;
                };
            case LAST_TASK_DONE, REFUSED -> from == State.WINDING_DOWN ? State.AWAY : from;
        };
    }

    /** Begins work: Available, and from then on through the activities of the plan. */
    synchronized void login() {
        handle(Event.LOGIN);
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
        stay = plan.stay(name, ++stays);
        handle(stay.activity().equals(Activities.AVAILABLE) ? Event.AVAILABLE_DUE : Event.AWAY_DUE);
    }

    private void handle(Event event) {
        State from = state;
        state = next(from, event, tasks > 0);
        boolean begins = state != from || event == Event.AVAILABLE_DUE || event == Event.AWAY_DUE;
        if (begins) {
            enter();
        }
    }

    /** What the present state wants of TaskRouter and of the clock. */
    private void enter() {
        stayEnd.cancel();
        switch (state) {
            case AVAILABLE, AWAY -> {
                presence.want(activities.sid(stay.activity()));
                stayEnd = floor.scheduler().after(stay.length(), this::stayOver);
            }
            case LOGGED_OUT -> presence.leave(activities.sid(Activities.OFFLINE));
            case EXPECTED, WINDING_DOWN -> {
                // Nothing until the login, or the end of the last task.
            }
        }
    }

    /** What TaskRouter is to put the worker in when an offer is refused. */
    synchronized String activitySid() {
        return presence.wanted();
    }

    /** The name of the activity the agent is in. */
    synchronized String activity() {
        return switch (state) {
            case AVAILABLE, WINDING_DOWN -> Activities.AVAILABLE;
            case AWAY -> stay.activity();
            case EXPECTED, LOGGED_OUT -> Activities.OFFLINE;
        };
    }

    synchronized State state() {
        return state;
    }

    Presence presence() {
        return presence;
    }

    ObjectNode attributes() {
        return attributes;
    }
}
