package flexsim.taskrouter.store;

/** What waits to be written, in order. */
sealed interface Change {
    record Made(StoredWorkspace workspace) implements Change {}

    record Removed(int workspace) implements Change {}

    record Happened(Entry entry) implements Change {}

    /** Nothing is written: {@code news} may be told once what stands before it is on disk. */
    record Then(Runnable news) implements Change {}
}
