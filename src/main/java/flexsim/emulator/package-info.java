/**
 * The local TaskRouter: the composition root of the emulator, with the table of all routes and the state that a reset
 * replaces.
 *
 * <p>Internal. Of the emulator's packages, {@code cli}, {@code demo} and {@code junit} use this one; nobody else does.
 */
package flexsim.emulator;
