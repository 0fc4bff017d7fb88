package flexsim.emulator.rest;

import flexsim.taskrouter.model.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instructions, with their parameters as the REST interface names them and as assignment callbacks do.
 *
 * <p>Source: Twilio, "Reservation resource" and "Assignment instructions". That a callback names the conference's
 * parameters as REST does, but in snake case, is inferred.
 */
enum InstructionKind {
    ACCEPT(55555, 55555, ""),
    REJECT(55555, 55555, "Worker", "WorkerActivitySid"),
    DEQUEUE(
            40135,
            55555,
            "Dequeue",
            "DequeueTo",
            "DequeueFrom",
            "DequeueRecord",
            "DequeueTimeout",
            "DequeueStatusCallbackUrl",
            "DequeueStatusCallbackEvent",
            "DequeuePostWorkActivitySid"),
    CALL(
            40114,
            40113,
            "Call",
            "CallTo",
            "CallFrom",
            "CallUrl",
            "CallRecord",
            "CallTimeout",
            "CallStatusCallbackUrl",
            "CallAccept"),
    REDIRECT(40123, 55555, "Redirect", "RedirectCallSid", "RedirectUrl", "RedirectAccept"),
    CONFERENCE(
            40136,
            55555,
            "",
            "To",
            "From",
            "StatusCallback",
            "StatusCallbackMethod",
            "StatusCallbackEvent",
            "Timeout",
            "Record",
            "Muted",
            "Beep",
            "StartConferenceOnEnter",
            "EndConferenceOnExit",
            "EndConferenceOnCustomerExit",
            "BeepOnCustomerEntrance",
            "WaitUrl",
            "WaitMethod",
            "EarlyMedia",
            "MaxParticipants",
            "ConferenceStatusCallback",
            "ConferenceStatusCallbackMethod",
            "ConferenceStatusCallbackEvent",
            "ConferenceRecord",
            "ConferenceTrim",
            "RecordingChannels",
            "RecordingStatusCallback",
            "RecordingStatusCallbackMethod",
            "ConferenceRecordingStatusCallback",
            "ConferenceRecordingStatusCallbackMethod",
            "Region",
            "SipAuthUsername",
            "SipAuthPassword",
            "PostWorkActivitySid",
            "JitterBufferSize"),
    SUPERVISE(40146, 55555, "", "Supervisor", "SupervisorMode");

    /** Twilio's debugger codes. */
    static final int NOT_JSON = 40001;

    static final int NO_INSTRUCTION = 40005;
    static final int UNKNOWN_INSTRUCTION = 55555;

    private final int stateCode;
    private final int invalidCode;
    private final Map<String, String> restNamesByKey;

    /** {@code prefix}: what the names for REST have before those for callbacks. */
    InstructionKind(int stateCode, int invalidCode, String prefix, String... restNames) {
        this.stateCode = stateCode;
        this.invalidCode = invalidCode;
        this.restNamesByKey = Stream.of(restNames)
                .collect(Collectors.toMap(
                        name -> snakeCase(name.substring(prefix.length())),
                        name -> name,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Case is ignored. */
    static Optional<InstructionKind> named(String text) {
        return Stream.of(values())
                .filter(kind -> kind.wireName().equalsIgnoreCase(text))
                .findFirst();
    }

    /** All parameters of all instructions, as REST names them. */
    static Set<String> restNames() {
        return Stream.of(values())
                .flatMap(kind -> kind.restNamesByKey.values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** For instance {@code conference}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean has(String restName) {
        return restNamesByKey.containsValue(restName);
    }

    /** What REST calls a callback's {@code key}, which may have its plural for events. */
    Optional<String> restName(String key) {
        String singular = key.endsWith("_events") ? key.substring(0, key.length() - 1) : key;
        return Optional.ofNullable(restNamesByKey.get(singular));
    }

    /**
     * The debugger's code for what came of an instruction in a callback's answer. To accept or reject too late is
     * nothing to be warned of, nor is a task that is gone.
     */
    OptionalInt codeOf(Refusal refusal) {
        return switch (refusal.reason()) {
            case INVALID -> OptionalInt.of(invalidCode);
            case ILLEGAL_STATE, GONE ->
                this == ACCEPT || this == REJECT ? OptionalInt.empty() : OptionalInt.of(stateCode);
            case NOT_FOUND, CHANGED -> OptionalInt.empty();
        };
    }

    /** The debugger's code for a parameter that is wrong. */
    int invalidCode() {
        return invalidCode;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
