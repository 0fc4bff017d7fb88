package flexsim.taskrouter;

/** The numbers of things of each kind that a workspace may hold. Source: Twilio, "TaskRouter limits" and its older page on resources. */
final class Limits {
    static final int ACTIVITIES = 100;
    static final int TASK_CHANNELS = 15;
    static final int TASK_QUEUES = 5_000;
    static final int WORKFLOWS = 1_000;
    static final int WORKERS = 15_000;
    /** In whatever state. */
    static final int TASKS = 500_000;

    private Limits() {}
}
