/**
 * The language of the routing engine: commands, events, results, refusals, views of resources, workflows.
 *
 * <p>Any package above may use it. It depends on expressions alone.
 */
package flexsim.taskrouter.model;
