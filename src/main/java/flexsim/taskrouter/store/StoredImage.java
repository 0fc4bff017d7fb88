package flexsim.taskrouter.store;

/**
 * A workspace at one instant, in place of all the entries before.
 *
 * @param workspace its number
 * @param at microseconds since the epoch
 * @param body opaque to the store
 */
public record StoredImage(int workspace, long at, byte[] body) {}
