/**
 * Workspaces that are live in the emulator: turns, subscriptions to events, and the journal's interface.
 *
 * <p>Internal: only packages of the emulator use it.
 */
package flexsim.emulator.workspace;
