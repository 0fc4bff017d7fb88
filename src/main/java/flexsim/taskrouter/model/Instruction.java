package flexsim.taskrouter.model;

import java.util.List;
import java.util.Optional;

/**
 * An instruction to a reservation by telephone. Whom to call is a phone number, a SIP address or a client; absent,
 * it is the worker's attribute {@code contact_uri}. Texts with a fixed set of values are checked before they come here.
 *
 * <p>Source: Twilio, "Reservation resource" and "Assignment instructions".
 */
public sealed interface Instruction {
    /** TaskRouter's name, as in messages, for instance {@code Conference}. */
    default String title() {
        return getClass().getSimpleName();
    }

    /** How long a called worker's telephone rings by default, in seconds. */
    int DEFAULT_TIMEOUT = 60;

    /**
     * Connects the call that waits for the task, made by {@code <Enqueue>}, to the worker.
     *
     * @param from absent: the number that the caller dialled
     * @param record {@code record-from-answer} or {@code do-not-record}
     * @param timeout of the ringing, in seconds
     * @param postWorkActivitySid where the worker goes when the work is done
     */
    record Dequeue(
            Optional<String> to,
            Optional<String> from,
            String record,
            int timeout,
            Optional<String> statusCallbackUrl,
            List<String> statusCallbackEvents,
            Optional<String> postWorkActivitySid)
            implements Instruction {
        public Dequeue {
            statusCallbackEvents = List.copyOf(statusCallbackEvents);
        }
    }

    /**
     * Calls the worker.
     *
     * @param url of the TwiML for the worker's leg
     * @param timeout of the ringing, in seconds
     * @param accept whether the reservation is accepted at once
     */
    record Call(
            Optional<String> to,
            String from,
            String url,
            String record,
            int timeout,
            Optional<String> statusCallbackUrl,
            boolean accept)
            implements Instruction {}

    /**
     * Sends a call that is under way to other TwiML.
     *
     * @param accept whether the reservation is accepted at once
     */
    record Redirect(String callSid, String url, boolean accept) implements Instruction {}

    /**
     * Brings customer and worker together in a conference.
     *
     * @param timeout of the ringing, in seconds
     * @param progress of the worker's call
     * @param recording of the worker's call
     * @param postWorkActivitySid where the worker goes when the work is done
     */
    record Conference(
            Optional<String> to,
            String from,
            int timeout,
            Callback progress,
            Optional<Callback> recording,
            Seat seat,
            Room room,
            Optional<String> postWorkActivitySid)
            implements Instruction {}

    /**
     * Lets a supervisor into the conference.
     *
     * @param supervisor SID of a worker, or whom to call
     */
    record Supervise(String supervisor, Mode mode) implements Instruction {
        /** What the supervisor may do. */
        public enum Mode {
            MONITOR,
            WHISPER,
            BARGE
        }
    }

    /** The URL that is called on progress; {@code method} is {@code GET} or {@code POST}. */
    record Callback(Optional<String> url, String method, List<String> events) {
        public Callback {
            events = List.copyOf(events);
        }
    }

    /**
     * How the worker takes part in a conference.
     *
     * @param beep {@code true}, {@code false}, {@code onEnter} or {@code onExit}
     * @param jitterBufferSize {@code small}, {@code medium}, {@code large} or {@code off}
     */
    record Seat(
            boolean muted,
            String beep,
            boolean startConferenceOnEnter,
            boolean endConferenceOnExit,
            boolean earlyMedia,
            Optional<String> jitterBufferSize) {}

    /**
     * How a conference is.
     *
     * @param music what is played to those who wait
     * @param maxParticipants 2 to 250
     * @param record {@code true}, {@code false}, {@code record-from-start} or {@code do-not-record}
     * @param trim {@code trim-silence} or {@code do-not-trim}
     * @param recordingChannels {@code mono} or {@code dual}
     * @param region where it is mixed, for instance {@code us1}
     */
    record Room(
            boolean endOnCustomerExit,
            boolean beepOnCustomerEntrance,
            Callback music,
            int maxParticipants,
            String record,
            String trim,
            String recordingChannels,
            Optional<String> region,
            Callback progress,
            Callback recording) {}
}
