package flexsim.metrics;

import flexsim.domain.ServiceLevel;
import flexsim.time.Micros;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The service level that waits are measured by, in microseconds.
 *
 * @param threshold the wait within which a contact should be answered; this long is still within
 * @param shortAbandon an abandonment within this wait is a short one; the threshold where not given
 * @param target the portion that should be answered within the threshold, above 0 and at most 1
 */
public record ServiceLimits(long threshold, OptionalLong shortAbandon, OptionalDouble target) {
    /** 80 % in 20 s. */
    public static final ServiceLimits USUAL =
            new ServiceLimits(20_000_000L, OptionalLong.empty(), OptionalDouble.of(0.8));

    public ServiceLimits {
        if (threshold < 0 || shortAbandon.orElse(0) < 0) {
            throw new IllegalArgumentException("a wait is never below 0");
        }
    }

    /** As a domain promises them. */
    public static ServiceLimits of(ServiceLevel promised) {
        return new ServiceLimits(
                Micros.ofSeconds(promised.thresholdSeconds()),
                OptionalLong.of(Micros.ofSeconds(promised.shortAbandonSeconds())),
                OptionalDouble.of(promised.target()));
    }

    public long shortLimit() {
        return shortAbandon.orElse(threshold);
    }
}
