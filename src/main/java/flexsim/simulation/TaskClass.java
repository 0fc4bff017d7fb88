package flexsim.simulation;

import flexsim.taskrouter.TaskKind;

/**
 * Customers whom routing does not tell apart.
 *
 * @param channel where their channel is in the floor plan
 * @param noQueue where the floor plan counts who never enters a queue; −1 when the workflow has a queue for everybody
 */
record TaskClass(TaskKind tasks, int channel, int noQueue) {}
