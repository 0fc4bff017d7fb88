package flexsim.emulator.persistence;

import flexsim.taskrouter.model.EngineSnapshot;

/**
 * A workspace as it is stored in place of all that it was told.
 *
 * @param nextEvent number of the event that comes next in its history
 */
record SerializedWorkspace(EngineSnapshot engine, long nextEvent) {}
