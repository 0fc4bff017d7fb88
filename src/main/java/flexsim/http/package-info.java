/**
 * What every embedded HTTP server needs: start and stop, binding, bounded bodies, forms, responses to what Jetty
 * refuses, the check of signatures. What is served is configured in Javalin's own terms.
 *
 * <p>Used by {@code agents} and the emulator. It knows nothing of Twilio's API.
 */
package flexsim.http;
