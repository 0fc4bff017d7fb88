package flexsim.emulator.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A subscription: the events that a sink is sent.
 *
 * @param types for each type, for instance {@code com.twilio.taskrouter.task.created}, the version of its schema
 * @param created in microseconds since the epoch
 */
public record EventSubscription(
        String sid, String description, String sinkSid, Map<String, Integer> types, long created, long updated) {
    public EventSubscription {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    EventSubscription described(String text, long now) {
        return new EventSubscription(sid, text, sinkSid, types, created, now);
    }

    EventSubscription to(Map<String, Integer> others, long now) {
        return new EventSubscription(sid, description, sinkSid, others, created, now);
    }
}
