package flexsim.simulation;

import flexsim.taskrouter.TaskKind;

/**
 * Customers whom routing does not tell apart.
 *
 * @param channel where their channel is in the floor plan
 */
record Kind(TaskKind tasks, int channel) {}
