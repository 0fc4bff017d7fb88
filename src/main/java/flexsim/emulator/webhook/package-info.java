/**
 * Webhooks that the emulator sends: queues by URL, signing, delivery, and the record of deliveries.
 *
 * <p>Internal: only packages of the emulator use it. It does not know what a webhook reports.
 */
package flexsim.emulator.webhook;
