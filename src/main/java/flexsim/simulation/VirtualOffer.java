package flexsim.simulation;

import flexsim.taskrouter.ReservationHandle;

/** An offer that was not answered at once. As a timer it is the answer, or the look at what came of an offer that was missed. */
final class VirtualOffer extends Timer {
    final ReservationHandle offer;
    final VirtualAgent agent;
    /** When it began to ring. */
    final long since;

    /** Whether the agent is going to take the task. */
    final boolean answers;

    VirtualOffer(ReservationHandle offer, VirtualAgent agent, long since, boolean answers) {
        this.offer = offer;
        this.agent = agent;
        this.since = since;
        this.answers = answers;
    }

    @Override
    void call(VirtualCenter center) {
        if (answers) {
            center.staff().answers(this);
        } else {
            center.staff().looksUp(this);
        }
    }
}
