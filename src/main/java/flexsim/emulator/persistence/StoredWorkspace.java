package flexsim.emulator.persistence;

/**
 * A workspace as it was made.
 *
 * @param number from 1; not used again
 * @param setup opaque to the store
 * @param seed of its SIDs
 * @param created microseconds since the epoch
 */
record StoredWorkspace(int number, String sid, String setup, long seed, long created) {}
