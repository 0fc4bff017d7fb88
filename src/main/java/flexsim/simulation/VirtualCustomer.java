package flexsim.simulation;

import flexsim.metrics.Contact;
import flexsim.metrics.ContactOutcome;
import flexsim.taskrouter.TaskHandle;

/**
 * One customer from arrival to the end of the work on their task. As a timer it is the end of patience while the customer
 * waits, the end of the talk while they talk, and the end of after-call work from then on.
 */
final class VirtualCustomer extends Timer implements Contact {
    private final long number;
    private final long arrived;
    /** Their place in the order of timers, from when their patience begins to run. */
    final long ticket;

    /** By which their values are drawn. */
    long key;

    TaskClass kind;
    /** Microseconds. */
    long talk;

    /** Microseconds. */
    long wrap;

    /** Whether they leave at once when nobody is free. */
    boolean balks;

    /** How often their task has been offered. */
    int offers;

    TaskHandle task;
    ContactOutcome outcome = ContactOutcome.WAITING;
    int agent = NOBODY;
    long answered = NEVER;
    long hungUp = NEVER;
    long ended = NEVER;

    /** Where the intake has been told that the customer waits; −1 when it has not. */
    int waitsIn = NOWHERE;

    /** Neighbours in the order of arrival among the visits that are not over. */
    VirtualCustomer before;

    VirtualCustomer after;

    static final int NOBODY = -1;
    static final int NOWHERE = -1;

    VirtualCustomer(long number, long arrived, long ticket) {
        this.number = number;
        this.arrived = arrived;
        this.ticket = ticket;
    }

    @Override
    void call(VirtualCenter center) {
        switch (outcome) {
            case WAITING -> center.reception().leaves(this);
            case TALKING -> center.reception().hangsUp(this);
            case WRAPPING -> center.reception().isDone(this);
            default -> throw new IllegalStateException("a timer of a customer who is " + outcome);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public int queue() {
        int entered = task.queue();
        return entered == NOWHERE ? kind.noQueue() : entered;
    }

    @Override
    public int channel() {
        return kind.channel();
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
        return outcome;
    }
}
