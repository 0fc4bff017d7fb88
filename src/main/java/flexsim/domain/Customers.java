package flexsim.domain;

/**
 * Where the customers call from.
 *
 * @param phoneFormat a phone number in which each {@code #} becomes a digit
 */
public record Customers(String country, String phoneFormat, String customersPhone, String voice) {}
