package flexsim.customers;

import java.time.Duration;

/**
 * One customer, complete at the moment of arrival: nothing about a customer is drawn later.
 *
 * @param index 0 for the first customer of a run
 * @param ixnId names the interaction; the same seed and index give the same
 * @param channel unique name of the task channel
 * @param attributes the task's attributes, a JSON object as text
 * @param gap time between the customer before and this one, as the domain has it
 * @param patience how long the customer waits before leaving
 * @param balks whether the customer leaves at once when nobody is free
 */
public record Customer(
        long index,
        String ixnId,
        String name,
        String channel,
        String attributes,
        Duration gap,
        Duration patience,
        boolean balks) {}
