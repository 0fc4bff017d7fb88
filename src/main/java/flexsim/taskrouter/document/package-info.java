/**
 * Reads what clients and configurations write (workflows, attributes, expressions) into what the engine takes.
 *
 * <p>Used by {@code emulator.*}, {@code simulation}, {@code observation} and {@code cli}. It knows no commands.
 */
package flexsim.taskrouter.document;
