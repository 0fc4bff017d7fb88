package flexsim.emulator.persistence;

import flexsim.taskrouter.model.EngineSnapshot;

/**
 * A workspace's snapshot as it is stored, in place of its commands so far.
 *
 * @param nextEvent number of the event that comes next in its history
 */
record SerializedWorkspace(EngineSnapshot engine, long nextEvent) {}
