/**
 * Seeded random streams by purpose, distributions, Poisson processes.
 *
 * <p>Any package above may use it. It depends on nothing.
 */
package flexsim.sampling;
