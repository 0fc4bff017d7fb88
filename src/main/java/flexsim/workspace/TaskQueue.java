package flexsim.workspace;

/**
 * A queue and the workers that serve it.
 *
 * @param targetWorkers an expression over worker attributes
 */
public record TaskQueue(String sid, String friendlyName, String targetWorkers) {}
