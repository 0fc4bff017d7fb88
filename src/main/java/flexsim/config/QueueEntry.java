package flexsim.config;

/** One element of {@code queues.json}. */
public record QueueEntry(String friendlyName, String targetWorkers) {}
