package flexsim.domain;

import java.util.Optional;

/**
 * What agents do when they are offered a task.
 *
 * @param acceptDelay a range, in seconds; without it they accept at once
 * @param rejectPortion share of offers, from 0 to below 1, that they reject
 * @param missPortion share of offers, 0 to 1, that they do not answer; with {@code rejectPortion} at most 1
 */
public record OfferBehavior(Optional<Dimension> acceptDelay, double rejectPortion, double missPortion) {}
