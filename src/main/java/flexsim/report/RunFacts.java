package flexsim.report;

import java.util.OptionalDouble;

/**
 * The facts of a run beside its figures.
 *
 * @param title for people, as the name of the centre
 * @param seed of all randomness
 * @param warmupSeconds simulated before the reported time
 * @param tasksPerSecond of the machine's time; part of what is printed, never of the files, which must be the same every time
 * @param time how instants are written
 */
public record RunFacts(String title, long seed, double warmupSeconds, OptionalDouble tasksPerSecond, TimeText time) {}
