package flexsim.emulator.voice;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's own SDK finds the calls and conferences that instructions make. */
class CallsThroughTwiliosSdkTest {
    private static final String WS = ServedTwilio.WORKSPACE;
    private static final String CUSTOMER = "CA11111111111111111111111111111111";
    private static final String ACCOUNT_PATH = "/2010-04-01/Accounts/" + ServedTwilio.ACCOUNT;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);
    private final TwilioRestClient twilio = served.twilio;
    private String task;

    @BeforeEach
    void offer() {
        String available = Activity.reader(WS)
                .setFriendlyName("Available")
                .read(twilio)
                .iterator()
                .next()
                .getSid();
        Worker.creator(WS, "Anna")
                .setActivitySid(available)
                .setAttributes("{\"contact_uri\":\"client:anna\"}")
                .create(twilio);
        task = Task.creator(WS)
                .setAttributes("{\"call_sid\":\"" + CUSTOMER + "\",\"from\":\"+15550001\",\"to\":\"+15550002\"}")
                .create(twilio)
                .getSid();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private void conference() {
        String reservation =
                Reservation.reader(WS, task).read(twilio).iterator().next().getSid();
        Reservation.updater(WS, task, reservation)
                .setInstruction("conference")
                .setFrom("+15550009")
                .setRegion("de1")
                .update(twilio);
        clock.advance(Duration.ofSeconds(1));
    }

    private List<Call> calls() {
        return StreamSupport.stream(Call.reader().read(twilio).spliterator(), false)
                .toList();
    }

    private JsonNode get(String path) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(served.send(served.request(ACCOUNT_PATH + path)).body());
    }

    @Test
    void before_any_instruction_there_is_neither_call_nor_conference() {
        assertEquals(List.of(), calls());
        assertEquals(false, Conference.reader().read(twilio).iterator().hasNext());
    }

    @Test
    void the_call_to_the_worker_waits_to_be_answered() {
        conference();

        Call listed = Call.reader().setTo("client:anna").read(twilio).iterator().next();
        Call call = Call.fetcher(listed.getSid()).fetch(twilio);

        assertAll(
                () -> assertEquals("+15550009", call.getFrom()),
                () -> assertEquals(Call.Status.QUEUED, call.getStatus()),
                () -> assertEquals("outbound-api", call.getDirection()),
                () -> assertNull(call.getStartTime()),
                () -> assertNull(call.getEndTime()),
                () -> assertEquals(
                        1_700_000_000L, call.getDateCreated().toInstant().getEpochSecond()),
                () -> assertEquals(ServedTwilio.ACCOUNT, call.getAccountSid()),
                () -> assertEquals(ACCOUNT_PATH + "/Calls/" + call.getSid() + ".json", call.getUri()));
    }

    @Test
    void the_customers_call_lasts_until_the_task_is_canceled() {
        conference();
        clock.advance(Duration.ofSeconds(29));
        Call before = Call.fetcher(CUSTOMER).fetch(twilio);
        Task.updater(WS, task).setAssignmentStatus(Task.Status.CANCELED).update(twilio);

        Call after = Call.fetcher(CUSTOMER).fetch(twilio);

        assertEquals(Call.Status.IN_PROGRESS, before.getStatus());
        assertNotNull(before.getStartTime());
        assertEquals(Call.Status.COMPLETED, after.getStatus());
        assertEquals("30", after.getDuration());
        assertEquals("inbound", after.getDirection());
    }

    @Test
    void the_conference_bears_the_tasks_sid_as_its_name() {
        conference();

        Conference listed = Conference.reader()
                .setFriendlyName(task)
                .read(twilio)
                .iterator()
                .next();
        Conference conference = Conference.fetcher(listed.getSid()).fetch(twilio);

        assertTrue(conference.getSid().matches("CF[0-9a-f]{32}"));
        assertEquals(Conference.Status.INIT, conference.getStatus());
        assertEquals("de1", conference.getRegion());
        assertNull(conference.getReasonConferenceEnded());
    }

    @ParameterizedTest
    @CsvSource({
        "Calls.json?Status=queued, calls, 1",
        "Calls.json?Status=in-progress, calls, 1",
        "Calls.json?Status=busy, calls, 0",
        "Calls.json?From=%2B15550001, calls, 1",
        "Calls.json?ParentCallSid=CA0, calls, 0",
        "Conferences.json?Status=init, conferences, 1",
        "Conferences.json?Status=completed, conferences, 0",
        "Conferences.json?FriendlyName=other, conferences, 0"
    })
    void filters_find(String path, String key, int count) throws Exception {
        conference();

        assertEquals(count, get("/" + path).get(key).size());
    }

    @Test
    void calls_are_listed_newest_first_page_by_page() throws Exception {
        conference();
        conference();
        conference();

        JsonNode page = get("/Calls.json?PageSize=3");

        assertEquals(3, page.get("calls").size());
        assertEquals(0, page.get("start").asInt());
        assertEquals(2, page.get("end").asInt());
        assertTrue(page.get("previous_page_uri").isNull());
        assertTrue(page.get("next_page_uri").asText().startsWith(ACCOUNT_PATH + "/Calls.json?PageSize=3&Page=1"));
        assertTrue(page.get("calls").get(0).get("date_created").asText().endsWith("22:13:22 +0000"));
        assertEquals(4, calls().size());
        assertEquals(
                4,
                StreamSupport.stream(Call.reader().pageSize(1).read(twilio).spliterator(), false)
                        .map(Call::getSid)
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Calls/CA00000000000000000000000000000000.json",
                "/Calls/" + CUSTOMER + ".json",
                "/Calls/" + CUSTOMER,
                "/Conferences/CF00000000000000000000000000000000.json",
                "/Calls.xml"
            })
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertEquals(404, get(path).get("status").asInt());
    }

    @Test
    void calls_of_another_account_are_not_found() throws Exception {
        HttpResponse<String> answer =
                served.send(served.request("/2010-04-01/Accounts/AC00000000000000000000000000000000/Calls.json"));

        assertEquals(404, answer.statusCode());
    }

    @Test
    void to_make_a_call_oneself_is_not_served_and_says_so() throws Exception {
        HttpResponse<String> answer = served.send(served.post(ACCOUNT_PATH + "/Calls.json", "To=a&From=b&Url=c"));

        assertEquals(501, answer.statusCode());
    }
}
