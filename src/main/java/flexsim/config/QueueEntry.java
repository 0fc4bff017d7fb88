package flexsim.config;

/** One queue: an element of {@code queues.json}. */
public record QueueEntry(String friendlyName, String targetWorkers) {
    /** The queue that every Flex project has: all workers serve it. A configuration does not create it. */
    public static final QueueEntry EVERYONE = new QueueEntry("Everyone", "1==1");
}
