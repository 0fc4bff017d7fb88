package flexsim.emulator.persistence;

/** What waits to be written, in order. */
sealed interface PendingWrite {
    record Made(StoredWorkspace workspace) implements PendingWrite {}

    record Removed(int workspace) implements PendingWrite {}

    record Happened(JournalEntry entry) implements PendingWrite {}

    /** All entries of a workspace that were handed over before are of no use any more. */
    record Covered(int workspace) implements PendingWrite {}

    record Imaged(StoredSnapshot image) implements PendingWrite {}

    record Paged(StoredPage page) implements PendingWrite {}

    /** Pages of a workspace that begin before {@code first} are of no use any more. */
    record Unpaged(int workspace, long first) implements PendingWrite {}

    /** Nothing is written: {@code news} may be told once what stands before it is on disk. */
    record Then(Runnable news) implements PendingWrite {}
}
