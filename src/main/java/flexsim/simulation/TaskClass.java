package flexsim.simulation;

/**
 * Customers whom routing does not distinguish.
 *
 * @param number by which the {@link RoutingPort} knows their tasks
 * @param channel where their channel is in the layout of the centre
 * @param noQueue where the layout counts who never enters a queue; −1 when the workflow has a queue for everybody
 */
record TaskClass(int number, int channel, int noQueue) {}
