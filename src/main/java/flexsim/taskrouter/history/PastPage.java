package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import java.util.List;
import java.util.function.Supplier;

/**
 * Events that are kept outside of the log and read when they are asked for.
 *
 * @param first number of the first
 * @param size how many they are
 * @param lastAt instant of the last, in microseconds since the epoch
 */
public record PastPage(long first, int size, long lastAt, Supplier<List<Event>> events) {}
