/**
 * What has happened in a workspace: the event log, the fields of events, and statistics over the past.
 *
 * <p>Used by {@code emulator.*}. It knows the engine's events and not the engine.
 */
package flexsim.taskrouter.history;
