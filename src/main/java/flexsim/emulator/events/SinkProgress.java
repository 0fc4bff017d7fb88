package flexsim.emulator.events;

/**
 * How far a subscription has come in a workspace's history.
 *
 * @param next number of the event that it publishes next
 */
public record SinkProgress(String subscriptionSid, String workspaceSid, long next) {}
