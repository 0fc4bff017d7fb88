package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.Instruction.Callback;
import flexsim.taskrouter.model.Instruction.Supervise.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reader of an instruction by telephone, with parameters as REST names them; what is wrong is refused by name.
 *
 * <p>Source of names, values and defaults: Twilio, "Reservation resource".
 */
final class InstructionReader {
    private static final int MAX_TIMEOUT = 999;
    private static final int MAX_SIP_TIMEOUT = 600;
    private static final int MIN_PARTICIPANTS = 2;
    private static final int MAX_PARTICIPANTS = 250;
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final String POST = "POST";
    private static final String DO_NOT_RECORD = "do-not-record";

    private final Parameters parameters;

    private InstructionReader(Parameters parameters) {
        this.parameters = parameters;
    }

    /** {@code kind}: one that needs a telephone. */
    static Instruction read(InstructionKind kind, Parameters parameters) {
        InstructionReader reader = new InstructionReader(parameters);
        return switch (kind) {
            case DEQUEUE -> reader.dequeue();
            case CALL -> reader.call();
            case REDIRECT -> reader.redirect();
            case CONFERENCE -> reader.conference();
            case SUPERVISE -> reader.supervise();
            case ACCEPT, REJECT -> throw new IllegalArgumentException(kind.wireName());
        };
    }

    private Instruction dequeue() {
        Optional<String> to = parameters.longName("DequeueTo");
        return new Instruction.Dequeue(
                to,
                parameters.longName("DequeueFrom"),
                record("DequeueRecord"),
                timeout("DequeueTimeout", to),
                url("DequeueStatusCallbackUrl"),
                events("DequeueStatusCallbackEvent", "initiated", "ringing", "answered", "completed"),
                parameters.longName("DequeuePostWorkActivitySid"));
    }

    private Instruction call() {
        Optional<String> to = parameters.longName("CallTo");
        return new Instruction.Call(
                to,
                parameters.required("CallFrom"),
                requiredUrl("CallUrl"),
                record("CallRecord"),
                timeout("CallTimeout", to),
                url("CallStatusCallbackUrl"),
                flag("CallAccept", false));
    }

    private Instruction redirect() {
        String callSid = parameters.required("RedirectCallSid");
        if (!CALL_SID.matcher(callSid).matches()) {
            throw ApiError.invalid("Parameter RedirectCallSid must be CA and 32 hexadecimal digits, found '"
                    + Parameters.shortened(callSid) + "'");
        }
        return new Instruction.Redirect(callSid, requiredUrl("RedirectUrl"), flag("RedirectAccept", false));
    }

    /** A SIP user and password are taken and forgotten: no telephone is called that could ask for them. */
    private Instruction conference() {
        parameters.text("SipAuthUsername");
        parameters.text("SipAuthPassword");
        Optional<String> to = parameters.longName("To");
        Callback recording = callback("RecordingStatusCallback");
        return new Instruction.Conference(
                to,
                parameters.required("From"),
                timeout("Timeout", to),
                callback("StatusCallback", "initiated", "ringing", "answered", "completed"),
                flag("Record", false) ? Optional.of(recording) : Optional.empty(),
                seat(),
                room(),
                parameters.longName("PostWorkActivitySid"));
    }

    private Instruction.Seat seat() {
        return new Instruction.Seat(
                flag("Muted", false),
                oneOf("Beep", "true", "false", "onEnter", "onExit").orElse("true"),
                flag("StartConferenceOnEnter", true),
                flag("EndConferenceOnExit", false),
                flag("EarlyMedia", true),
                oneOf("JitterBufferSize", "small", "medium", "large", "off"));
    }

    private Instruction.Room room() {
        return new Instruction.Room(
                flag("EndConferenceOnCustomerExit", false),
                flag("BeepOnCustomerEntrance", false),
                new Callback(url("WaitUrl"), method("WaitMethod"), List.of()),
                parameters
                        .integer("MaxParticipants", MIN_PARTICIPANTS, MAX_PARTICIPANTS)
                        .orElse(MAX_PARTICIPANTS),
                oneOf("ConferenceRecord", "true", "false", "record-from-start", DO_NOT_RECORD)
                        .orElse("false"),
                oneOf("ConferenceTrim", "trim-silence", "do-not-trim").orElse("trim-silence"),
                oneOf("RecordingChannels", "mono", "dual").orElse("mono"),
                oneOf("Region", "us1", "us2", "ie1", "de1", "sg1", "br1", "au1", "jp1"),
                callback("ConferenceStatusCallback", "start", "end", "join", "leave", "mute", "hold", "speaker"),
                callback("ConferenceRecordingStatusCallback"));
    }

    private Instruction supervise() {
        return new Instruction.Supervise(
                parameters.required("Supervisor"),
                parameters
                        .choice(
                                "SupervisorMode",
                                Map.of("monitor", Mode.MONITOR, "whisper", Mode.WHISPER, "barge", Mode.BARGE))
                        .orElse(Mode.MONITOR));
    }

    private boolean flag(String name, boolean otherwise) {
        return parameters.flag(name).orElse(otherwise);
    }

    private String record(String name) {
        return oneOf(name, "record-from-answer", DO_NOT_RECORD).orElse(DO_NOT_RECORD);
    }

    private int timeout(String name, Optional<String> to) {
        boolean sip = to.filter(address -> address.startsWith("sip:")).isPresent();
        return parameters.integer(name, 1, sip ? MAX_SIP_TIMEOUT : MAX_TIMEOUT).orElse(Instruction.DEFAULT_TIMEOUT);
    }

    private Optional<String> url(String name) {
        return parameters.url(name).filter(url -> !url.isEmpty());
    }

    private String requiredUrl(String name) {
        parameters.required(name);
        return url(name).orElseThrow();
    }

    private Callback callback(String name, String... events) {
        return new Callback(
                url(name), method(name + "Method"), events.length == 0 ? List.of() : events(name + "Event", events));
    }

    private String method(String name) {
        return oneOf(name, "GET", POST).orElse(POST);
    }

    private List<String> events(String name, String... events) {
        return parameters.choices(name, byLowerCase(events));
    }

    private Optional<String> oneOf(String name, String... values) {
        return parameters.choice(name, byLowerCase(values));
    }

    private static Map<String, String> byLowerCase(String... values) {
        return Stream.of(values)
                .collect(Collectors.toMap(value -> value.toLowerCase(Locale.ROOT), Function.identity()));
    }
}
