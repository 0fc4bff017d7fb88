/**
 * Agents as state machines: activities, shifts, offers, talk and after-call work; and agentsim, which answers
 * TaskRouter's assignment callbacks for them.
 *
 * <p>Used by {@code cli}, {@code demo} and {@code simulation}. It knows nothing of customers.
 */
package flexsim.agents;
