package flexsim.demo;

import flexsim.metrics.BoardSnapshot;
import flexsim.observation.LiveRun;
import java.util.Optional;

/**
 * The result of a demo.
 *
 * @param seconds how long customers arrived
 * @param board at the end of that time
 * @param tasksLeft how many tasks the workspace held after cleaning
 * @param run what can be reported of that time; present where the plan wants it
 */
public record DemoSummary(long seed, long seconds, BoardSnapshot board, int tasksLeft, Optional<LiveRun> run) {}
