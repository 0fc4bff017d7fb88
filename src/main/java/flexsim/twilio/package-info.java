/**
 * The workspace port on Twilio's SDK: base URL, retries, rate limits, signatures.
 *
 * <p>Used by {@code cli} and {@code demo}; everybody else is written against {@code flexsim.workspace}. The only
 * package that uses twilio-java, but for {@code junit}, which hands out its client.
 */
package flexsim.twilio;
