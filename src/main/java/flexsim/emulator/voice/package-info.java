/**
 * Calls and conferences over REST, and the account that they belong to.
 *
 * <p>Internal: only packages of the emulator use it.
 */
package flexsim.emulator.voice;
