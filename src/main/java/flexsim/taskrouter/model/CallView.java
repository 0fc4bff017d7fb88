package flexsim.taskrouter.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A call at one instant.
 *
 * @param parentCallSid the call that it was made for
 * @param reservationSid whose instruction made it; absent for the customer's own call
 * @param workerSid who is called; absent for the customer's own call and where a supervisor goes by address
 */
public record CallView(
        String sid,
        Status status,
        Direction direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> parentCallSid,
        Optional<String> conferenceSid,
        String taskSid,
        Optional<String> reservationSid,
        Optional<String> workerSid,
        long created,
        long updated) {
    /** How far a call has come. */
    public enum Status {
        QUEUED,
        RINGING,
        IN_PROGRESS,
        COMPLETED,
        BUSY,
        FAILED,
        NO_ANSWER,
        CANCELED;

        /** Twilio's name, for instance {@code in-progress}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Who made a call. */
    public enum Direction {
        INBOUND,
        OUTBOUND_API,
        OUTBOUND_DIAL;

        /** Twilio's name, for instance {@code outbound-api}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
