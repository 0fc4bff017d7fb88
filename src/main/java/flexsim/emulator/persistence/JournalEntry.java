package flexsim.emulator.persistence;

import java.util.Optional;

/**
 * An entry of the journal: a command that a workspace carried out, or that its timers fired.
 *
 * @param workspace number of the workspace; {@link #ACCOUNT} for what concerns no workspace
 * @param at microseconds since the epoch
 * @param kind what {@code body} is, 40 characters at most; opaque to the store, as is the body
 * @param sid of what was made or changed
 */
record JournalEntry(int workspace, long at, String kind, String body, Optional<String> sid) {
    /** Stands for the account where a workspace's number is asked for. */
    static final int ACCOUNT = 0;
}
