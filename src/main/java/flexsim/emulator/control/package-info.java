/**
 * The tools for testers under {@code /_flexsim}: clock, faults, deliveries, explanations.
 *
 * <p>Internal: only {@code flexsim.emulator} uses it, and {@code junit} for the clock. Never subject to the faults that
 * it injects.
 */
package flexsim.emulator.control;
