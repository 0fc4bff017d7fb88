package flexsim.workspace;

import java.util.Optional;

/**
 * A worker to be made.
 *
 * @param attributes a JSON object as text
 * @param activitySid the activity to start in; empty for the workspace's default
 */
public record WorkerDraft(String friendlyName, String attributes, Optional<String> activitySid) {}
