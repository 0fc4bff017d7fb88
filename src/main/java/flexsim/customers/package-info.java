/**
 * Customers: when they arrive, what they bring, how long they wait, and the tasks that custsim creates for them.
 *
 * <p>Used by {@code cli}, {@code demo} and {@code simulation}. It knows nothing of agents.
 */
package flexsim.customers;
