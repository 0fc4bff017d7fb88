package flexsim.emulator.workspace;

import flexsim.emulator.http.ApiError;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkspaceSetup;

/** The journal of the commands that workspaces carry out, from which they can be restored. Thread-safe. */
public interface CommandJournal {
    /** Writes nothing: the workspaces end with the process. */
    CommandJournal NONE = new CommandJournal() {
        @Override
        public OfWorkspace begin(String sid, WorkspaceSetup setup, long seed, long at) {
            return OfWorkspace.NONE;
        }

        @Override
        public void check() {}

        @Override
        public void await() {}

        @Override
        public void atOnce(Runnable step) {
            step.run();
        }

        @Override
        public long written() {
            return 0;
        }

        @Override
        public boolean wantsSnapshot() {
            return false;
        }
    };

    /** A workspace was made; {@code seed} of its SIDs, {@code at} microseconds since the epoch. */
    OfWorkspace begin(String sid, WorkspaceSetup setup, long seed, long at);

    /**
     * Refuses work when nothing can be written any more.
     *
     * @throws ApiError to respond with
     */
    void check();

    /**
     * Waits until all that was written so far will survive the process, and is published.
     *
     * @throws ApiError to respond with when it will not
     */
    void await();

    /** All that is written while {@code step} runs survives the process, or nothing of it. It must be short. */
    void atOnce(Runnable step);

    /** Counts what has been written: it stays the same while nothing happens. */
    long written();

    /** Whether so much has been written that a snapshot is worth while. */
    boolean wantsSnapshot();

    /** The part that is one workspace's. Its instants do not go back. */
    interface OfWorkspace {
        OfWorkspace NONE = new OfWorkspace() {
            @Override
            public void executed(long at, Command command, String sid) {}

            @Override
            public void timersFired(long at) {}

            @Override
            public void snapshot(Engine engine, EventLog history) {}

            @Override
            public void removed() {}

            @Override
            public void afterwards(Runnable publication) {
                publication.run();
            }
        };

        /** {@code sid}: what came of the command. */
        void executed(long at, Command command, String sid);

        /** Something happened by the passing of time alone. */
        void timersFired(long at);

        /** A snapshot in place of all that was written before. */
        void snapshot(Engine engine, EventLog history);

        /** The workspace is gone. */
        void removed();

        /** Runs {@code publication}, in order, once all that was written before will survive the process. */
        void afterwards(Runnable publication);
    }
}
