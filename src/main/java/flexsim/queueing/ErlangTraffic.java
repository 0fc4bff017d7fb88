package flexsim.queueing;

/**
 * What is offered to a group of agents: calls that arrive at random (Poisson) and take an exponential time each.
 *
 * @param callsPerSecond more than 0
 * @param handleSeconds mean time that an agent has with a call, wrap-up included; more than 0
 */
public record ErlangTraffic(double callsPerSecond, double handleSeconds) {
    public ErlangTraffic {
        requirePositive("calls per second", callsPerSecond);
        requirePositive("handle time", handleSeconds);
    }

    /** The load: how many agents are busy on average when nobody waits or leaves. */
    public double erlangs() {
        return callsPerSecond * handleSeconds;
    }

    /** How many calls a second {@code agents} can finish. */
    double capacity(int agents) {
        requireAgents(agents);
        return agents / handleSeconds;
    }

    static void requireAgents(int agents) {
        if (agents < 1) {
            throw new IllegalArgumentException("there must be at least one agent: " + agents);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0: " + value);
        }
    }

    static void requireThreshold(double seconds) {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("the threshold must not be below 0: " + seconds);
        }
    }
}
