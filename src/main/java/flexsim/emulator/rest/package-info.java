/**
 * TaskRouter's resources and statistics over REST, instructions to reservations, assignment and event callbacks.
 *
 * <p>Internal: only {@code flexsim.emulator} uses it. It knows no routing rules and no SQL.
 */
package flexsim.emulator.rest;
