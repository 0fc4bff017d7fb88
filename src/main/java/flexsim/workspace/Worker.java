package flexsim.workspace;

/**
 * A worker as the workspace holds it.
 *
 * @param attributes a JSON object as text
 */
public record Worker(
        String sid,
        String friendlyName,
        String attributes,
        String activitySid,
        String activityName,
        boolean available) {}
