package flexsim.simulation;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.EngineListener;
import flexsim.taskrouter.InProcessEngine;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.TaskHandle;
import flexsim.taskrouter.TaskKind;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Event;
import java.util.Arrays;
import java.util.List;

/** The local TaskRouter's engine as the {@link RoutingPort} of a simulation. Not thread-safe. */
final class EngineRouter implements RoutingPort {
    private static final int PRIORITY = 0;
    private static final int TIME_TO_LIVE = 86_400;

    private final InProcessEngine engine;
    private final String workflowSid;
    private final Relay relay = new Relay();
    private TaskKind[] taskClasses = new TaskKind[16];
    private int made;

    /** Passes on those of the engine's events that concern a simulation. */
    private static final class Relay implements EngineListener {
        private RoutingListener listener;

        @Override
        public void task(Event.TaskEvent.Type type, TaskHandle task) {
            switch (type) {
                case CREATED -> listener.created(task);
                case QUEUE_ENTERED -> listener.enteredQueue(task);
                case CANCELED -> listener.canceled(task);
                case SYSTEM_DELETED -> listener.removed(task);
                default -> {
                    // It shows nothing more about where the customer is.
                }
            }
        }

        @Override
        public void reservation(ReservationHandle reservation) {
            listener.reservation(reservation);
        }

        @Override
        public void activity(int worker, int activity) {
            listener.moved(worker, activity);
        }
    }

    /** @param recording whether the engine makes {@link #events} */
    EngineRouter(Engine engine, String workflowSid, boolean recording) {
        this.engine = engine.inProcess(relay, recording);
        this.workflowSid = workflowSid;
    }

    @Override
    public void listen(RoutingListener listener) {
        relay.listener = listener;
    }

    /** The number of a queue, worker or activity. */
    int number(String sid) {
        return engine.number(sid);
    }

    @Override
    public int taskClass(String channel, Attributes attributes) {
        if (made == taskClasses.length) {
            taskClasses = Arrays.copyOf(taskClasses, 2 * made);
        }
        taskClasses[made] = engine.kind(workflowSid, channel, attributes, PRIORITY, TIME_TO_LIVE);
        return made++;
    }

    @Override
    public TaskHandle create(int taskClass, Object companion, long now) {
        return engine.create(taskClasses[taskClass], companion, now);
    }

    @Override
    public boolean accept(ReservationHandle reservation, long now) {
        return engine.accept(reservation, now);
    }

    @Override
    public boolean reject(ReservationHandle reservation, int activity, long now) {
        return engine.reject(reservation, activity, now);
    }

    @Override
    public boolean wrap(TaskHandle task, long now) {
        return engine.wrap(task, now);
    }

    @Override
    public boolean complete(TaskHandle task, long now) {
        return engine.complete(task, now);
    }

    @Override
    public boolean cancel(TaskHandle task, String reason, long now) {
        return engine.cancel(task, reason, now);
    }

    @Override
    public void move(int agent, int activity, long now) {
        engine.move(agent, activity, false, now);
    }

    @Override
    public void advance(long now) {
        engine.advance(now);
    }

    @Override
    public long nextDeadline() {
        return engine.nextDeadline();
    }

    /** The events since this was last asked; none unless it records them. */
    List<Event> events() {
        return engine.events();
    }
}
