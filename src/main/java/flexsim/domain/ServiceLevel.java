package flexsim.domain;

/**
 * What service is promised.
 *
 * @param thresholdSeconds a task answered within that time is answered in time; above 0
 * @param shortAbandonSeconds who leaves within that time counts as a short abandon; 0 or more
 * @param target the portion of tasks that is to be answered in time, above 0 and at most 1
 */
public record ServiceLevel(double thresholdSeconds, double shortAbandonSeconds, double target) {}
