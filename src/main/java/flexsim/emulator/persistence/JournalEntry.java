package flexsim.emulator.persistence;

import java.util.Optional;

/**
 * One thing that a workspace was told, or that happened to it.
 *
 * @param workspace number of the workspace; {@link #ACCOUNT} for what concerns no workspace
 * @param at microseconds since the epoch
 * @param kind what {@code body} is, 40 characters at most; opaque to the store, as is the body
 * @param sid of what was made or changed
 */
public record JournalEntry(int workspace, long at, String kind, String body, Optional<String> sid) {
    /** Stands for the account where a workspace's number is asked for. */
    public static final int ACCOUNT = 0;
}
