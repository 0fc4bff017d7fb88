package flexsim.agents;

import flexsim.time.Scheduler;
import flexsim.workspace.Workspace;
import java.util.concurrent.Executor;

/** What all agents of a simulation share. */
interface AgentContext {
    Scheduler scheduler();

    /** Where requests block; never the scheduler's thread. */
    Executor requests();

    /** Retries trouble until the simulation {@linkplain #closed is closed}. */
    Workspace workspace();

    AgentCounts counts();

    /** Whether the time for an orderly end is over; nothing is tried again. */
    boolean closed();

    /** The work on a task is over. */
    void ended(TaskHandling handling);

    /** An offer that was left open is over. */
    void offerClosed();

    /** A worker's activity in TaskRouter is what was wanted, or will not become so. */
    void settled(ActivitySync activitySync);
}
