/**
 * Queueing theory: Erlang B, C and A, and waits with patience of any distribution.
 *
 * <p>Any package above may use it. Pure functions of numbers.
 */
package flexsim.queueing;
