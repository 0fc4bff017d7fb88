package flexsim.simulation;

import flexsim.agents.ActivityPlan;
import flexsim.agents.Agent;
import flexsim.metrics.MetricsListener;
import flexsim.time.Timer;
import flexsim.time.Timetable;
import java.util.Queue;

/** One {@link Agent} in virtual time: timers for the ends of stays, and what is counted of the agent's time. */
final class VirtualAgent {
    private final int number;
    private final Agent agent;
    private final ActivityNumbers activities;
    private final Timetable clock;
    private final MetricsListener metrics;
    private final BusyTime busyTime;
    private final StaffedTime staffedTime;
    private boolean available;
    /** The number of the activity that TaskRouter has them in; before it has reported one, none. */
    private int activity = -1;

    /** The number of the activity that TaskRouter is to have them in. */
    private int wanted = -1;

    /** What the agent asks for. */
    private final class Effects implements Agent.Effects {
        private final Queue<VirtualAgent> moves;
        private final boolean neverLeaves;
        private final Timer stayEnd = new Timer() {
            @Override
            protected void ring() {
                agent.stayOver(clock.now());
            }
        };
        private final Timer back = new Timer() {
            @Override
            protected void ring() {
                agent.isBack(clock.now());
            }
        };

        Effects(Queue<VirtualAgent> moves, boolean neverLeaves) {
            this.moves = moves;
            this.neverLeaves = neverLeaves;
        }

        @Override
        public void turnTo(String name) {
            wanted = activities.number(name);
            moves.add(VirtualAgent.this);
        }

        @Override
        public void awaitStayEnd(long due) {
            if (!neverLeaves) {
                clock.set(stayEnd, due);
            }
        }

        @Override
        public void cancelStayEnd() {
            clock.cancel(stayEnd);
        }

        @Override
        public void awaitReturn(long due) {
            clock.cancel(back);
            clock.set(back, due);
        }

        @Override
        public void logOut() {
            throw new IllegalStateException("nobody logs out before the end");
        }
    }

    /**
     * @param moves gets the agent whenever TaskRouter is to have them in another activity
     * @param neverLeaves whether the agent is always available, so that the ends of stays need not be waited for
     */
    VirtualAgent(
            int number,
            String name,
            ActivityPlan plan,
            ActivityNumbers activities,
            Timetable clock,
            MetricsListener metrics,
            Queue<VirtualAgent> moves,
            boolean neverLeaves) {
        this.number = number;
        this.activities = activities;
        this.clock = clock;
        this.metrics = metrics;
        this.busyTime = new BusyTime(number);
        this.staffedTime = new StaffedTime(number, metrics);
        this.agent = new Agent(name, plan, new Effects(moves, neverLeaves));
    }

    int number() {
        return number;
    }

    int activity() {
        return activity;
    }

    int wantedActivity() {
        return wanted;
    }

    /** The number of the activity that TaskRouter is to put them in when they reject an offer. */
    int activityOnRejection() {
        return activities.number(agent.activityOnRejection());
    }

    void login() {
        agent.login(clock.now());
    }

    /** Whether the agent takes a task that is offered now; else they refuse it. */
    boolean takes() {
        return agent.takes(clock.now());
    }

    /** The agent is going to accept an offer, and holds on for it. */
    void offerHeld() {
        agent.taskTaken();
        busyTime.offerHeld();
    }

    /** The offer is over that the agent was going to accept, whatever has come of it. */
    void offerOver() {
        busyTime.offerOver(metrics);
        release();
    }

    /** Has accepted a task that was offered at {@code offered}. */
    void took(long offered) {
        agent.taskTaken();
        busyTime.took(offered);
        staffedTime.took(offered);
    }

    /** A task at hand is done. */
    void taskDone() {
        busyTime.done(clock.now(), metrics);
        release();
    }

    private void release() {
        agent.taskDone(clock.now());
        review();
    }

    /** TaskRouter has ended an offer that the agent did not answer, and moved them, at {@code at}. */
    void missed(long at) {
        agent.missed(at, clock.now());
    }

    /** TaskRouter has them in that activity now. */
    void moved(int to) {
        activity = to;
        available = activities.isAvailable(to);
        review();
    }

    private void review() {
        staffedTime.set(available || busyTime.isAtWork(), clock.now());
    }

    /** The run ends: counts what goes on. */
    void end() {
        busyTime.end(clock.now(), metrics);
        staffedTime.end(clock.now());
    }
}
