/**
 * Observes a run in real time: reads the workspace's events and makes the figures of a report of them.
 *
 * <p>Used by {@code cli} and {@code demo}.
 */
package flexsim.observation;
