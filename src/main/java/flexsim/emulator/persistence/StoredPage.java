package flexsim.emulator.persistence;

/**
 * Some events of a workspace, one after the other.
 *
 * @param workspace its number
 * @param first number of the first event
 * @param size how many they are
 * @param lastAt instant of the last, in microseconds since the epoch
 * @param body opaque to the store
 */
record StoredPage(int workspace, long first, int size, long lastAt, byte[] body) {}
