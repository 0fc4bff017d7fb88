package flexsim.emulator.persistence;

/**
 * A workspace at one instant, in place of all the entries before.
 *
 * @param workspace its number
 * @param at microseconds since the epoch
 * @param body opaque to the store
 */
record StoredSnapshot(int workspace, long at, byte[] body) {}
