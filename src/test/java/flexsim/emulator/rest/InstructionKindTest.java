package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.model.Refusal;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The instructions by their names, keys and codes. */
class InstructionKindTest {
    private static OptionalInt code(InstructionKind kind, Refusal.Reason reason) {
        return kind.codeOf(new Refusal(reason, ""));
    }

    @ParameterizedTest
    @CsvSource({"CALL, 40114", "REDIRECT, 40123", "DEQUEUE, 40135", "CONFERENCE, 40136", "SUPERVISE, 40146"})
    void a_reservation_in_the_wrong_state_has_a_code_of_the_instruction(InstructionKind kind, int code) {
        assertEquals(OptionalInt.of(code), code(kind, Refusal.Reason.ILLEGAL_STATE));
        assertEquals(OptionalInt.of(code), code(kind, Refusal.Reason.GONE));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPT", "REJECT"})
    void accepting_and_rejecting_may_come_too_late(InstructionKind kind) {
        assertEquals(OptionalInt.empty(), code(kind, Refusal.Reason.ILLEGAL_STATE));
        assertEquals(OptionalInt.of(55555), code(kind, Refusal.Reason.INVALID));
    }

    @Test
    void a_call_to_nobody_has_its_own_code() {
        assertEquals(OptionalInt.of(40113), code(InstructionKind.CALL, Refusal.Reason.INVALID));
    }

    @ParameterizedTest
    @CsvSource({
        "DEQUEUE, post_work_activity_sid, DequeuePostWorkActivitySid",
        "DEQUEUE, status_callback_events, DequeueStatusCallbackEvent",
        "CALL, accept, CallAccept",
        "REDIRECT, call_sid, RedirectCallSid",
        "CONFERENCE, conference_status_callback_method, ConferenceStatusCallbackMethod",
        "CONFERENCE, to, To",
        "SUPERVISE, supervisor_mode, SupervisorMode",
        "REJECT, activity_sid, WorkerActivitySid"
    })
    void a_callbacks_key_is_a_parameter_of_rest(InstructionKind kind, String key, String name) {
        assertEquals(Optional.of(name), kind.restName(key));
    }

    @Test
    void a_key_of_another_instruction_is_none() {
        assertEquals(Optional.empty(), InstructionKind.CALL.restName("call_sid"));
    }
}
