package flexsim.domain;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A target of a filter, on the filter's own queue.
 *
 * @param timeout seconds after which a task goes on to the next target, at least 1; without it, it stays
 * @param priority the task's priority while it is there, at least 0
 * @param expression which workers suit, in TaskRouter's expression language
 */
public record TargetRule(OptionalInt timeout, OptionalInt priority, Optional<String> expression) {}
