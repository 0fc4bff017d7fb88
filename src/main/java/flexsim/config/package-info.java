/**
 * The generated configuration, its generator and files, and how values of its dimensions are drawn.
 *
 * <p>Any package above may use it. It knows nothing of Twilio.
 */
package flexsim.config;
