package flexsim.agents;

import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import flexsim.workspace.Reservation;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * An offer that the callback has left open.
 *
 * <pre>
 *            delay over              TaskRouter takes the accept
 *  RINGING ─────────────▶ ANSWERING ─────────────────────────────▶ OVER, the talk begins
 *     │                       └── the offer has ended otherwise ──▶ OVER
 *     ├── never answered, its time over: TaskRouter moves the agent ──▶ OVER
 *     └── given up at logout ──▶ OVER
 * </pre>
 *
 * Passing trouble is waited out. Thread-safe.
 */
final class LiveOffer {
    private enum State {
        RINGING,
        ANSWERING,
        OVER
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 60;

    private final Offer offer;
    private final Agent agent;
    private final OptionalLong delay;
    private final long timeout;
    private final AgentContext floor;
    private final Listener listener;
    private final long begun;
    private State state = State.RINGING;
    private int looks;
    private Alarm alarm = () -> {};

    /** Who is told how it ends. */
    interface Listener {
        /** The agent has the task. */
        void accepted(LiveOffer ringing);

        /** TaskRouter ended the offer because nobody answered. */
        void missed(LiveOffer ringing);

        /** It is over, however it ended; told last. */
        void over(LiveOffer ringing);
    }

    /**
     * @param delay microseconds until the accept; empty when the agent does not answer
     * @param timeout microseconds after which TaskRouter ends the offer
     */
    LiveOffer(Offer offer, Agent agent, OptionalLong delay, long timeout, AgentContext floor, Listener listener) {
        this.offer = offer;
        this.agent = agent;
        this.delay = delay;
        this.timeout = timeout;
        this.floor = floor;
        this.listener = listener;
        this.begun = floor.scheduler().now();
    }

    synchronized void begin() {
        agent.rings();
        alarm = delay.isPresent()
                ? floor.scheduler()
                        .at(begun + delay.getAsLong(), () -> floor.requests().execute(this::answer))
                : floor.scheduler().at(begun + timeout + Micros.of(Agent.ASKED_AFTER), () -> floor.requests()
                        .execute(this::look));
    }

    /** Nobody answers any more; an answer on its way is awaited. */
    void giveUp() {
        synchronized (this) {
            if (state != State.RINGING) {
                return;
            }
            alarm.cancel();
        }
        end();
    }

    private void answer() {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            state = State.ANSWERING;
        }
        try {
            floor.workspace().updateReservation(offer.taskSid(), offer.reservationSid(), "accepted");
            accepted();
        } catch (WorkspaceException failure) {
            switch (failure.kind()) {
                case NOT_FOUND -> end();
                case REFUSED, UNAUTHORIZED -> look();
                case UNAVAILABLE, UNWANTED -> again(this::answer, failure);
            }
        }
    }

    private void accepted() {
        listener.accepted(this);
        end();
    }

    /** How TaskRouter has ended the offer. */
    private void look() {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
        }
        try {
            String status = floor.workspace().reservations(offer.taskSid()).stream()
                    .filter(reservation -> reservation.sid().equals(offer.reservationSid()))
                    .findFirst()
                    .map(Reservation::status)
                    .orElse("gone");
            switch (status) {
                case "accepted" -> accepted();
                case "timeout" -> {
                    agent.missed(begun + timeout);
                    listener.missed(this);
                    end();
                }
                case "pending" -> lookAgain();
                default -> end();
            }
        } catch (WorkspaceException failure) {
            if (failure.kind() == WorkspaceException.Kind.UNAVAILABLE) {
                again(this::look, failure);
            } else {
                end();
            }
        }
    }

    /** The offer should be over by now: either an accept was refused for another reason, or TaskRouter is late. */
    private void lookAgain() {
        if (++looks >= MOST_LOOKS || floor.closed()) {
            end();
        } else {
            floor.scheduler().after(PAUSE, () -> floor.requests().execute(this::look));
        }
    }

    private void again(Runnable step, WorkspaceException failure) {
        if (failure.kind() == WorkspaceException.Kind.UNAVAILABLE) {
            floor.tally().trouble(failure.getMessage());
        }
        if (floor.closed()) {
            end();
        } else {
            floor.scheduler().after(PAUSE, () -> floor.requests().execute(step));
        }
    }

    private void end() {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            state = State.OVER;
        }
        agent.ringingOver();
        listener.over(this);
    }

    /** Whether the agent holds on for the task. */
    boolean answers() {
        return delay.isPresent();
    }

    Offer offer() {
        return offer;
    }

    Agent agent() {
        return agent;
    }

    /** How long it has rung. */
    Duration length() {
        return Duration.ofNanos((floor.scheduler().now() - begun) * 1_000);
    }
}
