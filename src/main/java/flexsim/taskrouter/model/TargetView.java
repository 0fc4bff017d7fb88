package flexsim.taskrouter.model;

import java.util.Optional;

/**
 * The target of its workflow in which a task is, or was last.
 *
 * @param filterName absent for the default filter and for a filter without a name
 * @param filterExpression the filter's expression; absent for the default filter
 * @param expression the target's own; absent when it takes every worker of the queue
 * @param knownWorkerSid the worker that the target names; absent when it names none
 */
public record TargetView(
        Optional<String> filterName,
        Optional<String> filterExpression,
        Optional<String> expression,
        Optional<String> knownWorkerSid) {}
