package flexsim.customers;

/**
 * A customer and the instant at which they arrive.
 *
 * @param due microseconds since the Unix epoch
 */
public record Arrival(long due, Customer customer) {}
