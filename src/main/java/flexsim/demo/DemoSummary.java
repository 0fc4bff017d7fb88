package flexsim.demo;

/**
 * How a demo went.
 *
 * @param seconds how long customers were played
 * @param floor at the end of that time
 * @param tasksLeft how many tasks the workspace held after cleaning
 */
public record DemoSummary(long seed, long seconds, Snapshot floor, int tasksLeft) {}
