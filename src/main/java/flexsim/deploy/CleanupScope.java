package flexsim.deploy;

/** How much of what belongs to the brand is ended. Each includes the one before. */
public enum CleanupScope {
    /** Tasks are removed, agents go Offline. */
    TASKS,
    /** Workers are removed too. */
    WORKERS,
    /** Nothing of the brand remains: queues and the Workflow go too. */
    ALL;

    boolean removesWorkers() {
        return this != TASKS;
    }
}
