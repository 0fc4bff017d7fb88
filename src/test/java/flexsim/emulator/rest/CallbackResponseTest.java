package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Instruction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an assignment callback answers is read in Twilio's words; what is wrong in it has one of the debugger's codes. */
class CallbackResponseTest {
    private static CallbackResponse read(String json) {
        return CallbackResponse.read(200, Optional.of("application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T telephone(Class<T> type, String json) {
        return assertInstanceOf(
                type,
                assertInstanceOf(CallbackResponse.Telephone.class, read(json)).instruction());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"instruction\":                                        | 40001",
                "[\"accept\"]                                             | 40001",
                "{\"foo\":1}                                              | 40005",
                "{\"instruction\":null}                                   | 40005",
                "{\"instruction\":\"dance\"}                              | 55555",
                "{\"instruction\":\"call\",\"from\":\"a\"}                | 40113",
                "{\"instruction\":\"call\",\"from\":\"a\",\"url\":\"x\"}  | 40113",
                "{\"instruction\":\"call\",\"url\":\"http://x\"}          | 40113",
                "{\"instruction\":\"redirect\",\"url\":\"http://x\"}      | 55555",
                "{\"instruction\":\"dequeue\",\"post_work\":\"a\"}        | 55555",
                "{\"instruction\":\"dequeue\",\"to\":{}}                  | 55555",
                "{\"instruction\":\"conference\"}                         | 55555"
            })
    void what_is_wrong_has_a_code(String json, int code) {
        assertEquals(
                code,
                assertInstanceOf(CallbackResponse.Faulty.class, read(json)).code());
    }

    @Test
    void a_wrong_value_is_named() {
        CallbackResponse.Faulty faulty =
                assertInstanceOf(CallbackResponse.Faulty.class, read("{\"instruction\":\"dequeue\",\"timeout\":1000}"));

        assertTrue(faulty.detail().contains("DequeueTimeout must be a whole number from 1 to 999"), faulty.detail());
    }

    @Test
    void nothing_and_an_empty_object_mean_later() {
        assertInstanceOf(CallbackResponse.Later.class, read(" "));
        assertInstanceOf(CallbackResponse.Later.class, read("{}"));
    }

    @Test
    void dequeue_is_read_with_all_its_keys() {
        assertEquals(
                new Instruction.Dequeue(
                        Optional.of("client:a"),
                        Optional.of("+1"),
                        "record-from-answer",
                        20,
                        Optional.of("http://x"),
                        List.of("initiated", "ringing"),
                        Optional.of("WA1")),
                telephone(
                        Instruction.Dequeue.class,
                        "{\"instruction\":\"Dequeue\",\"to\":\"client:a\",\"from\":\"+1\",\"record\":\"record-from-answer\","
                                + "\"timeout\":20,\"status_callback_url\":\"http://x\","
                                + "\"status_callback_events\":[\"initiated\",\"ringing\"],"
                                + "\"post_work_activity_sid\":\"WA1\"}"));
    }

    @Test
    void call_is_read_with_all_its_keys() {
        assertEquals(
                new Instruction.Call(
                        Optional.of("client:a"),
                        "+1",
                        "http://x",
                        "record-from-answer",
                        20,
                        Optional.of("http://y"),
                        true),
                telephone(
                        Instruction.Call.class,
                        "{\"instruction\":\"call\",\"to\":\"client:a\",\"from\":\"+1\",\"url\":\"http://x\",\"accept\":true,"
                                + "\"record\":\"record-from-answer\",\"timeout\":\"20\","
                                + "\"status_callback_url\":\"http://y\"}"));
    }

    @Test
    void redirect_does_not_accept_unless_told() {
        String sid = "CA" + "0".repeat(32);

        assertEquals(
                new Instruction.Redirect(sid, "http://x", false),
                telephone(
                        Instruction.Redirect.class,
                        "{\"instruction\":\"redirect\",\"call_sid\":\"" + sid + "\",\"url\":\"http://x\"}"));
    }

    @Test
    void conference_takes_the_names_of_rest_in_snake_case() {
        Instruction.Conference conference = telephone(
                Instruction.Conference.class,
                "{\"instruction\":\"conference\",\"from\":\"+1\",\"end_conference_on_customer_exit\":true,"
                        + "\"max_participants\":3,\"beep\":\"onExit\",\"to\":null,"
                        + "\"conference_status_callback_event\":\"start,end\",\"sip_auth_password\":\"x\"}");

        assertTrue(conference.room().endOnCustomerExit());
        assertEquals(3, conference.room().maxParticipants());
        assertEquals("onExit", conference.seat().beep());
        assertEquals(Optional.empty(), conference.to());
        assertEquals(List.of("start", "end"), conference.room().progress().events());
    }
}
