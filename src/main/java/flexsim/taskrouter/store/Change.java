package flexsim.taskrouter.store;

/** What waits to be written, in order. */
sealed interface Change {
    record Made(StoredWorkspace workspace) implements Change {}

    record Removed(int workspace) implements Change {}

    record Happened(Entry entry) implements Change {}

    /** All entries of a workspace that were handed over before are of no use any more. */
    record Covered(int workspace) implements Change {}

    record Imaged(StoredImage image) implements Change {}

    record Paged(StoredPage page) implements Change {}

    /** Pages of a workspace that begin before {@code first} are of no use any more. */
    record Unpaged(int workspace, long first) implements Change {}

    /** Nothing is written: {@code news} may be told once what stands before it is on disk. */
    record Then(Runnable news) implements Change {}
}
