/**
 * A contact centre in virtual time: customers and agents around the routing engine, in one process and on one thread;
 * and replications of it.
 *
 * <p>Only {@code flexsim.cli} uses it. It knows neither HTTP nor clocks.
 */
package flexsim.simulation;
