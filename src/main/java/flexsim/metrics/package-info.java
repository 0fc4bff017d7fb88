/**
 * What is counted in a run and estimated from it: cells of time, totals, ratios, histograms, confidence intervals, and
 * the audit.
 *
 * <p>Used by whoever runs something that is reported. It does not know who counts, nor how figures are written.
 */
package flexsim.metrics;
