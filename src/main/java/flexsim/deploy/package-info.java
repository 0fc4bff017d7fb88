/**
 * Plans and applies the difference between a configuration and a workspace, and cleans a workspace up.
 *
 * <p>Used by {@code cli} and {@code demo}. It knows only the port, {@code flexsim.workspace}.
 */
package flexsim.deploy;
