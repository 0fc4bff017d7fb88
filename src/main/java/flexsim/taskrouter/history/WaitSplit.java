package flexsim.taskrouter.history;

/**
 * Tasks on either side of a waiting time; those that waited exactly as long are below.
 *
 * @param threshold seconds
 */
public record WaitSplit(int threshold, Side above, Side below) {
    /** What became of the tasks on one side. */
    public record Side(int tasksCanceled, int reservationsAccepted) {}
}
