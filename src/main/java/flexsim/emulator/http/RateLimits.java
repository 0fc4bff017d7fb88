package flexsim.emulator.http;

/** How often clients may ask. */
public enum RateLimits {
    /** As often as they like. */
    NONE,
    /** No more often than Twilio documents. */
    TWILIO
}
