package flexsim.simulation;

import flexsim.agents.HandlingState;
import flexsim.customers.CustomerState;
import flexsim.metrics.Contact;
import flexsim.metrics.ContactOutcome;
import flexsim.taskrouter.TaskHandle;
import flexsim.time.Timer;

/**
 * One customer in virtual time, from arrival to the end of the work on their task. As a timer it is the end of patience while
 * the customer waits, then the end of the talk, then the end of after-call work.
 */
final class VirtualCustomer extends Timer implements Contact {
    static final int NOBODY = -1;
    static final int NOWHERE = -1;

    private final long number;
    private final long arrived;
    /** Their place in the order of timers, from when their patience begins to run. */
    final long ticket;

    /** By which their values are drawn. */
    long key;

    TaskClass taskClass;
    /** Microseconds. */
    long talk;

    /** Microseconds. */
    long wrap;

    /** Whether they leave at once when nobody is free. */
    boolean balks;

    /** How often their task has been offered. */
    int offers;

    TaskHandle task;
    CustomerState state = CustomerState.ASKING;
    /** How far the work on the task has come, once the customer is answered. */
    HandlingState handling = HandlingState.TALKING;

    int agent = NOBODY;
    long answered = NEVER;
    long hungUp = NEVER;
    long ended = NEVER;

    /** Where the customer has been counted as waiting; {@link #NOWHERE} when they are not. */
    int waitsIn = NOWHERE;

    /** Neighbours in the order of arrival among the customers whose contact is not over. */
    VirtualCustomer before;

    VirtualCustomer after;

    /** The listener to the customer's timer: whoever has set it last. */
    DueListener due;

    /** The listener to a customer's timer. */
    interface DueListener {
        void due(VirtualCustomer customer);
    }

    VirtualCustomer(long number, long arrived, long ticket) {
        this.number = number;
        this.arrived = arrived;
        this.ticket = ticket;
    }

    @Override
    protected void ring() {
        due.due(this);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public int queue() {
        int entered = task.queue();
        return entered == NOWHERE ? taskClass.noQueue() : entered;
    }

    @Override
    public int channel() {
        return taskClass.channel();
    }

    @Override
    public long arrived() {
        return arrived;
    }

    @Override
    public long answered() {
        return answered;
    }

    @Override
    public long hungUp() {
        return hungUp;
    }

    @Override
    public long ended() {
        return ended;
    }

    @Override
    public int agent() {
        return agent;
    }

    @Override
    public ContactOutcome outcome() {
        return switch (state) {
            case ABANDONED -> ContactOutcome.ABANDONED;
            case TIMED_OUT -> ContactOutcome.TIMED_OUT;
            case ANSWERED ->
                switch (handling) {
                    case TALKING, HANGING_UP -> ContactOutcome.TALKING;
                    case WRAPPING, COMPLETING -> ContactOutcome.WRAPPING;
                    case HANDLED, LOST -> ContactOutcome.HANDLED;
                };
            default -> ContactOutcome.WAITING;
        };
    }
}
