/**
 * The port: what flexsim asks of any TaskRouter workspace, as an interface and records.
 *
 * <p>Any package above may use it. It does not know who implements it.
 */
package flexsim.workspace;
