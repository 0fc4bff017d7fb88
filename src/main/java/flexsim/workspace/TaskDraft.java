package flexsim.workspace;

import java.time.Duration;
import java.util.Optional;

/**
 * A task to be made.
 *
 * @param attributes a JSON object as text, at most 4096 characters. It should hold an {@code ixnId} of its own: by it a
 *     creation whose answer was lost is recognised instead of repeated.
 * @param timeToLive whole seconds; empty for TaskRouter's own (a day)
 */
public record TaskDraft(
        String workflowSid, String channelUniqueName, String attributes, Optional<Duration> timeToLive) {}
