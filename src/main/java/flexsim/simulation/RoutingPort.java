package flexsim.simulation;

import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.TaskHandle;
import flexsim.taskrouter.model.Attributes;

/**
 * What virtual time asks of whatever routes tasks to agents. Queues, agents, activities and classes of tasks go by numbers
 * from 0; instants are microseconds and do not go back. A command first does what is due by its instant. What comes of it is
 * published to the {@link RoutingListener} before the command returns.
 */
interface RoutingPort {
    /** What {@link #nextDeadline} says when nothing is due. */
    long NEVER = Long.MAX_VALUE;

    /** From now on {@code listener} is called with what happens. */
    void listen(RoutingListener listener);

    /** The number of the class of tasks with these attributes, which are all routed alike; {@code channel} is a unique name. */
    int taskClass(String channel, Attributes attributes);

    /** A new task sets out; {@code companion} comes back with it in every call to the listener. */
    TaskHandle create(int taskClass, Object companion, long now);

    /** The agent takes the task; false when the reservation is no longer pending. */
    boolean accept(ReservationHandle reservation, long now);

    /** The agent does not take the task and is moved to {@code activity}; false when the reservation is no longer pending. */
    boolean reject(ReservationHandle reservation, int activity, long now);

    /** The talk is over; false when the task is not assigned. */
    boolean wrap(TaskHandle task, long now);

    /** The work is over; false when the task is neither assigned nor wrapping. */
    boolean complete(TaskHandle task, long now);

    /** The customer leaves for {@code reason}; false when an agent was quicker, or the task is over. */
    boolean cancel(TaskHandle task, String reason, long now);

    /** Moves an agent to an activity; what is only offered to them stays so. */
    void move(int agent, int activity, long now);

    /** Does what is due by {@code now}, in order. */
    void advance(long now);

    /** When something is due next, or {@link #NEVER}. */
    long nextDeadline();
}
