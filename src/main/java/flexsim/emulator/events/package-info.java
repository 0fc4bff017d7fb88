/**
 * Event Streams: sinks, subscriptions, event types, CloudEvents.
 *
 * <p>Internal: only packages of the emulator use it.
 */
package flexsim.emulator.events;
