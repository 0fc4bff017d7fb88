package flexsim.taskrouter.api;

import flexsim.taskrouter.EngineImage;

/**
 * A workspace as it is stored in place of all that it was told.
 *
 * @param nextEvent number of the event that comes next in its history
 */
record WorkspaceImage(EngineImage engine, long nextEvent) {}
