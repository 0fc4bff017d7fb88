package flexsim.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.time.Scheduler.Alarm;

/**
 * One {@link Agent} in real time: alarms of the scheduler for the ends of stays, requests for what TaskRouter is to know.
 * Thread-safe.
 */
final class LiveAgent {
    private final ObjectNode attributes;
    private final ActivitySync activitySync;
    private final Activities activities;
    private final AgentContext context;
    private final Agent agent;
    private int openOffers;
    private Alarm stayEnd = () -> {};
    private Alarm back = () -> {};

    /** What the agent asks for; called while this is locked. */
    private final class Effects implements Agent.Effects {
        @Override
        public void turnTo(String activity) {
            activitySync.want(activities.sid(activity));
        }

        @Override
        public void awaitStayEnd(long due) {
            stayEnd = context.scheduler().at(due, LiveAgent.this::stayOver);
        }

        @Override
        public void cancelStayEnd() {
            stayEnd.cancel();
        }

        @Override
        public void awaitReturn(long due) {
            back.cancel();
            back = context.scheduler().at(due, LiveAgent.this::isBack);
        }

        @Override
        public void logOut() {
            back.cancel();
            activitySync.leave(activities.sid(Activities.OFFLINE));
        }
    }

    LiveAgent(
            String name,
            String workerSid,
            ObjectNode attributes,
            Activities activities,
            ActivityPlan plan,
            AgentContext context) {
        this.attributes = attributes;
        this.activities = activities;
        this.context = context;
        this.activitySync = new ActivitySync(workerSid, activities.sid(Activities.AVAILABLE), context);
        this.agent = new Agent(name, plan, new Effects());
    }

    /** Begins work. */
    synchronized void login() {
        agent.login(now());
    }

    /** Ends work: Offline, and no more tasks. */
    synchronized void logout() {
        agent.logout(now());
    }

    /** Whether the agent takes a task now; if so it is at hand until {@link #taskDone()}. */
    synchronized boolean takes() {
        boolean takes = agent.takes(now());
        if (takes) {
            agent.taskTaken();
        }
        return takes;
    }

    /** A task is at hand, whatever the agent is doing: one of an earlier run, or one whose offer was held. */
    synchronized void taskTaken() {
        agent.taskTaken();
    }

    synchronized void taskDone() {
        agent.taskDone(now());
    }

    private synchronized void stayOver() {
        agent.stayOver(now());
    }

    /** An offer is left open, whether or not it will be answered. */
    synchronized void offerOpened() {
        openOffers++;
    }

    synchronized void offerClosed() {
        openOffers--;
    }

    /**
     * TaskRouter has moved the worker because an offer was not answered.
     *
     * @param at when it did
     */
    synchronized void missed(long at) {
        agent.missed(at, now());
    }

    private synchronized void isBack() {
        agent.isBack(now());
    }

    private long now() {
        return context.scheduler().now();
    }

    /** TaskRouter was seen to have the worker in that activity; unless it has reason to, it is moved to the right one. */
    void seen(String activitySid) {
        boolean strayed;
        synchronized (this) {
            strayed = agent.state() != Agent.State.MISSING && openOffers == 0;
        }
        if (strayed) {
            activitySync.seen(activitySid);
        }
    }

    /** The SID of the activity that TaskRouter is to put the worker in when an offer is refused. */
    synchronized String activityOnRejection() {
        return activities.sid(agent.activityOnRejection());
    }

    /** The name of the activity the agent is in. */
    synchronized String activity() {
        return agent.activity();
    }

    ActivitySync activitySync() {
        return activitySync;
    }

    ObjectNode attributes() {
        return attributes;
    }
}
