package flexsim.demo;

import flexsim.metrics.BoardSnapshot;
import flexsim.observation.LiveRun;
import java.util.Optional;

/**
 * How a demo went.
 *
 * @param seconds how long customers were played
 * @param floor at the end of that time
 * @param tasksLeft how many tasks the workspace held after cleaning
 * @param run what can be reported of that time; present where the plan wants it
 */
public record DemoSummary(long seed, long seconds, BoardSnapshot floor, int tasksLeft, Optional<LiveRun> run) {}
