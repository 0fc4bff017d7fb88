package flexsim.emulator.persistence;

/** A write that waits for its turn. */
sealed interface PendingWrite {
    record Made(StoredWorkspace workspace) implements PendingWrite {}

    record Removed(int workspace) implements PendingWrite {}

    record Happened(JournalEntry entry) implements PendingWrite {}

    /** All entries of a workspace that were handed over before are of no use any more. */
    record Discarded(int workspace) implements PendingWrite {}

    record Snapshotted(StoredSnapshot snapshot) implements PendingWrite {}

    record Paged(StoredPage page) implements PendingWrite {}

    /** Pages of a workspace that begin before {@code first} are of no use any more. */
    record Unpaged(int workspace, long first) implements PendingWrite {}

    /** Nothing is written: {@code publication} runs once what stands before it is on disk. */
    record Then(Runnable publication) implements PendingWrite {}
}
