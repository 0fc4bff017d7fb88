package flexsim.customers;

import flexsim.time.Scheduler;
import flexsim.workspace.Workspace;
import java.util.concurrent.Executor;

/** What the customers of one run share. */
interface LiveCustomerContext {
    Scheduler scheduler();

    /** Where requests block; never the scheduler's thread. */
    Executor requests();

    Workspace workspace();

    String workflowSid();

    CustomerCounts counts();

    /** Whether the run has been asked to end at once. */
    boolean halted();

    /** Whether customers who wait are no longer waited with. */
    boolean releasesWaiting();

    /** A task has been made for a customer. */
    void made(String taskSid);

    /** What concerns the customer's waiting is over. */
    void left(LiveCustomer customer);
}
