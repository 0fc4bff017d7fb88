package flexsim.emulator.workspace;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventLog;

/**
 * A workspace as it was when it was stored last.
 *
 * @param number the number of workspaces made before it and with it
 * @param journal where its next commands are written
 */
public record RestoredWorkspace(
        String sid, int number, Engine engine, EventLog history, CommandJournal.OfWorkspace journal) {}
