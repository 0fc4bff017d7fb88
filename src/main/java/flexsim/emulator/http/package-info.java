/**
 * The emulator's requests and responses: parameters, paging, ordering, errors, credentials, rate limits, and the
 * router.
 *
 * <p>Internal: only packages of the emulator use it, and {@code cli}, {@code demo} and {@code junit} for credentials
 * and rate limits. It knows no workspace.
 */
package flexsim.emulator.http;
