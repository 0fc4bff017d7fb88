/**
 * What survives a restart of the emulator: the journal of commands and snapshots, in a database written by one thread.
 *
 * <p>Internal: only {@code flexsim.emulator} uses it, and {@code cli} to open a directory. The only package that uses
 * SQL.
 */
package flexsim.emulator.persistence;
