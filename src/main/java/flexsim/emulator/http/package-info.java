/**
 * The emulator's requests and responses: parameters, paging, ordering, errors, credentials, rate limits, and the
 * router.
 *
 * <p>Internal: only packages of the emulator use it, and {@code cli} and {@code junit} for the settings of a server. It
 * knows no workspace.
 */
package flexsim.emulator.http;
