package flexsim.emulator.workspace;

import flexsim.emulator.http.ApiError;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkspaceSetup;

/** Where all that workspaces are told is written down, so that they can be brought back. Thread-safe. */
public interface CommandJournal {
    /** Writes nothing: what is in memory ends with the process. */
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
        public boolean wantsSummary() {
            return false;
        }
    };

    /** A workspace was made; {@code seed} of its SIDs, {@code at} microseconds since the epoch. */
    OfWorkspace begin(String sid, WorkspaceSetup setup, long seed, long at);

    /**
     * Refuses work when nothing can be written down any more.
     *
     * @throws ApiError to answer with
     */
    void check();

    /**
     * Waits until all that was written down so far will survive the process, and whoever is to hear of it has.
     *
     * @throws ApiError to answer with when it will not
     */
    void await();

    /** All that is written down while {@code step} runs survives the process, or nothing of it. It must be short. */
    void atOnce(Runnable step);

    /** Counts what has been written down: it stays the same while nothing happens. */
    long written();

    /** Whether so much has been written down that it is worth while to sum it up. */
    boolean wantsSummary();

    /** The part that is one workspace's. Its instants do not go back. */
    interface OfWorkspace {
        OfWorkspace NONE = new OfWorkspace() {
            @Override
            public void carriedOut(long at, Command command, String sid) {}

            @Override
            public void timersFired(long at) {}

            @Override
            public void summedUp(Engine engine, EventLog history) {}

            @Override
            public void removed() {}

            @Override
            public void afterwards(Runnable news) {
                news.run();
            }
        };

        /** {@code sid}: what came of the command. */
        void carriedOut(long at, Command command, String sid);

        /** Something happened by the passing of time alone. */
        void timersFired(long at);

        /** Nothing that was written down before is needed any more: this is what has become of it. */
        void summedUp(Engine engine, EventLog history);

        /** The workspace is gone. */
        void removed();

        /** Runs {@code news}, in order, once all that was written down before will survive the process. */
        void afterwards(Runnable news);
    }
}
