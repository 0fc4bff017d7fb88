package flexsim.simulation;

import flexsim.taskrouter.ReservationHandle;
import flexsim.time.Timer;

/** An offer that was not answered at once. As a timer it is the answer, or the look at what came of an offer that was missed. */
final class VirtualOffer extends Timer {
    final ReservationHandle reservation;
    /** When it was made. */
    final long made;

    private final boolean answers;
    private final DueListener listener;

    /** The listener to an open offer's timer. */
    interface DueListener {
        /** The agent answers. */
        void answers(VirtualOffer offer);

        /** TaskRouter has surely ended the offer. */
        void looksUp(VirtualOffer offer);
    }

    /** @param answers whether the agent is going to take the task */
    VirtualOffer(ReservationHandle reservation, long made, boolean answers, DueListener listener) {
        this.reservation = reservation;
        this.made = made;
        this.answers = answers;
        this.listener = listener;
    }

    @Override
    protected void ring() {
        if (answers) {
            listener.answers(this);
        } else {
            listener.looksUp(this);
        }
    }
}
