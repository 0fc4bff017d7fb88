package flexsim.agents;

import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import flexsim.workspace.RepeatedRequest;
import flexsim.workspace.Reservation;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * An offer of a task in real time that the assignment callback has left open: the agent answers it later, or never.
 *
 * <pre>
 *         delay over              TaskRouter takes the accept
 *  OPEN ─────────────▶ ANSWERING ─────────────────────────────▶ OVER, the talk begins
 *    │                     └── the offer has ended otherwise ──▶ OVER
 *    ├── never answered, its time over: TaskRouter moves the agent ──▶ OVER
 *    └── given up at logout ──▶ OVER
 * </pre>
 *
 * Passing trouble is waited out. Thread-safe.
 */
final class LiveOffer {
    private enum State {
        OPEN,
        ANSWERING,
        OVER
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 60;

    private final Offer offer;
    private final LiveAgent agent;
    private final OptionalLong delay;
    private final long timeout;
    private final AgentContext context;
    private final Listener listener;
    private final long begun;
    private final RepeatedRequest answer;
    private final RepeatedRequest look;
    private State state = State.OPEN;
    private int looks;
    private Alarm alarm = () -> {};

    /** The listener to how it ends. */
    interface Listener {
        /** The agent has the task. */
        void accepted(LiveOffer offer);

        /** TaskRouter ended the offer because nobody answered. */
        void missed(LiveOffer offer);

        /** It is over, however it ended; called last. */
        void over(LiveOffer offer);
    }

    /** When a look fails for good, the offer is taken to be over. */
    private class LookFailures implements RepeatedRequest.Failures {
        @Override
        public boolean wanted() {
            return !context.closed();
        }

        @Override
        public void trouble(WorkspaceException failure) {
            context.counts().trouble(failure);
        }

        @Override
        public void unwanted() {
            end();
        }

        @Override
        public void gone(WorkspaceException failure) {
            end();
        }

        @Override
        public void refused(WorkspaceException failure) {
            end();
        }
    }

    /** When the accept is refused, the offer itself says why. */
    private final class AnswerFailures extends LookFailures {
        @Override
        public void refused(WorkspaceException failure) {
            look.run();
        }
    }

    /**
     * @param delay microseconds until the accept; empty when the agent does not answer
     * @param timeout microseconds after which TaskRouter ends the offer
     */
    LiveOffer(Offer offer, LiveAgent agent, OptionalLong delay, long timeout, AgentContext context, Listener listener) {
        this.offer = offer;
        this.agent = agent;
        this.delay = delay;
        this.timeout = timeout;
        this.context = context;
        this.listener = listener;
        this.begun = context.scheduler().now();
        this.answer =
                new RepeatedRequest(context.scheduler(), context.requests(), PAUSE, this::answer, new AnswerFailures());
        this.look = new RepeatedRequest(context.scheduler(), context.requests(), PAUSE, this::look, new LookFailures());
    }

    synchronized void begin() {
        agent.offerOpened();
        alarm = delay.isPresent()
                ? context.scheduler().at(begun + delay.getAsLong(), answer::begin)
                : context.scheduler().at(begun + timeout + Micros.of(Agent.ASKED_AFTER), look::begin);
    }

    /** Nobody answers any more; an answer on its way is awaited. */
    void giveUp() {
        synchronized (this) {
            if (state != State.OPEN) {
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
        context.workspace().updateReservation(offer.taskSid(), offer.reservationSid(), "accepted");
        accepted();
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
        String status = context.workspace().reservations(offer.taskSid()).stream()
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
    }

    /** The offer should be over by now: either an accept was refused for another reason, or TaskRouter is late. */
    private void lookAgain() {
        if (++looks >= MOST_LOOKS) {
            end();
        } else {
            look.again();
        }
    }

    private void end() {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            state = State.OVER;
        }
        agent.offerClosed();
        listener.over(this);
    }

    /** Whether the agent holds on for the task. */
    boolean answers() {
        return delay.isPresent();
    }

    Offer offer() {
        return offer;
    }

    LiveAgent agent() {
        return agent;
    }

    /** How long it has been open. */
    Duration length() {
        return Duration.ofNanos((context.scheduler().now() - begun) * 1_000);
    }
}
