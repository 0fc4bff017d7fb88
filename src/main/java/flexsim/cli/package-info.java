/**
 * The command line: one picocli command a file, with its options, wiring, output and exit code.
 *
 * <p>The top layer: nothing imports it.
 */
package flexsim.cli;
