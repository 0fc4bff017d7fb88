package flexsim.emulator.http;

/** How often clients may send requests. */
public enum RateLimits {
    /** Without limits. */
    NONE,
    /** Within the limits that Twilio documents. */
    TWILIO
}
