package flexsim.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a p-value has to be, for tests whose seeds are fixed. */
public final class Fit {
    /** A right sampler fails for one seed in a hundred thousand, and seeds are fixed. */
    public static final double ACCEPTED = 1e-5;

    /** A wrong one that is not rejected as clearly would show that the test has no power. */
    public static final double REJECTED = 1e-6;

    private Fit() {}

    public static void assertFits(double pValue) {
        assertTrue(pValue > ACCEPTED, "p-value " + pValue + ": not what was expected");
    }

    public static void assertRejected(double pValue) {
        assertTrue(pValue < REJECTED, "p-value " + pValue + ": the test has not noticed");
    }
}
