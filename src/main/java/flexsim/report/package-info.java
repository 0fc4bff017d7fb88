/**
 * Writes reports: summary as JSON, tables as CSV, the page as HTML, and figures beside queueing theory.
 *
 * <p>Used by {@code cli} and {@code observation}. It only writes what {@code flexsim.metrics} has counted.
 */
package flexsim.report;
