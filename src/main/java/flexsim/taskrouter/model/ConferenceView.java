package flexsim.taskrouter.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A conference at one instant.
 *
 * @param friendlyName the SID of its task
 * @param region where it is mixed
 * @param callSids who is asked to take part, in order
 */
public record ConferenceView(
        String sid,
        String friendlyName,
        Status status,
        Optional<String> region,
        String taskSid,
        List<String> callSids,
        long created,
        long updated) {
    /** How far a conference has come. */
    public enum Status {
        INIT,
        IN_PROGRESS,
        COMPLETED;

        /** Twilio's name, for instance {@code in-progress}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
