package flexsim.taskrouter.model;

/**
 * A worker at one instant.
 *
 * @param statusChanged when the activity last changed
 * @param version counts the changes, from 0
 */
public record WorkerView(
        String sid,
        String friendlyName,
        ActivityView activity,
        Attributes attributes,
        long created,
        long updated,
        long statusChanged,
        int version) {}
