/**
 * A whole contact centre in one process, in real time: the local TaskRouter, its configuration, agents and customers.
 *
 * <p>Only {@code flexsim.cli} uses it.
 */
package flexsim.demo;
