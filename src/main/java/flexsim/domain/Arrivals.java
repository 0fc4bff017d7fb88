package flexsim.domain;

import java.util.List;

/**
 * A day's profile of arrivals, repeated daily: a Poisson process whose rate is constant within an interval.
 *
 * @param intervalMinutes length of an interval, 1 to 1440
 * @param perInterval expected customers in each interval from 00:00 on, at most a day of them; nobody arrives in the rest of
 *     the day
 * @param busynessCv coefficient of variation of a day's busyness, a factor of mean 1 on all its rates; 0 when all days are
 *     alike
 */
public record Arrivals(int intervalMinutes, List<Double> perInterval, double busynessCv) {
    public Arrivals {
        perInterval = List.copyOf(perInterval);
    }
}
