package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import com.twilio.rest.taskrouter.v1.workspace.task.ReservationUpdater;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twilio's own SDK gives every instruction to a reservation. */
class InstructionsThroughTwiliosSdkTest {
    private static final String WS = ServedTwilio.WORKSPACE;
    private static final String CUSTOMER = "CA" + "1".repeat(32);
    private static final URI URL = URI.create("http://localhost:1/twiml");

    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    private final TwilioRestClient twilio = served.twilio;
    private String worker;
    private String task;
    private String reservation;

    @BeforeEach
    void offer() {
        worker = Worker.creator(WS, "Anna")
                .setActivitySid(activity("Available"))
                .setAttributes("{\"contact_uri\":\"client:anna\"}")
                .create(twilio)
                .getSid();
        task = Task.creator(WS)
                .setAttributes("{\"call_sid\":\"" + CUSTOMER
                        + "\",\"from\":\"+15550001\",\"to\":\"+15550002\",\"exact\":12345678901234567890.10}")
                .create(twilio)
                .getSid();
        reservation =
                Reservation.reader(WS, task).read(twilio).iterator().next().getSid();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private String activity(String name) {
        return Activity.reader(WS)
                .setFriendlyName(name)
                .read(twilio)
                .iterator()
                .next()
                .getSid();
    }

    private ReservationUpdater instruct(String instruction) {
        return Reservation.updater(WS, task, reservation).setInstruction(instruction);
    }

    private Reservation.Status status() {
        return Reservation.fetcher(WS, task, reservation).fetch(twilio).getReservationStatus();
    }

    private JsonNode attributes() throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(Task.fetcher(WS, task).fetch(twilio).getAttributes());
    }

    @Test
    void accept() {
        assertEquals(
                Reservation.Status.ACCEPTED, instruct("ACCEPT").update(twilio).getReservationStatus());
    }

    @Test
    void reject_with_an_activity() {
        instruct("reject").setWorkerActivitySid(activity("Break")).update(twilio);

        assertEquals("Break", Worker.fetcher(WS, worker).fetch(twilio).getActivityName());
    }

    @Test
    void dequeue_with_all_its_parameters() throws Exception {
        Reservation updated = instruct("dequeue")
                .setDequeueTo("+15550003")
                .setDequeueFrom("+15550004")
                .setDequeueRecord("record-from-answer")
                .setDequeueTimeout(20)
                .setDequeueStatusCallbackUrl(URL)
                .setDequeueStatusCallbackEvent(List.of("initiated", "completed"))
                .setDequeuePostWorkActivitySid(activity("Break"))
                .update(twilio);

        assertEquals(Reservation.Status.PENDING, updated.getReservationStatus());
        assertTrue(attributes().get("worker_call_sid").asText().matches("CA[0-9a-f]{32}"));
    }

    @Test
    void the_task_is_told_of_its_workers_call_and_keeps_its_other_attributes() throws Exception {
        instruct("Call").setCallFrom("+15550009").setCallUrl(URL).update(twilio);

        String text = Task.fetcher(WS, task).fetch(twilio).getAttributes();
        assertTrue(attributes().get("worker_call_sid").asText().startsWith("CA"), text);
        assertTrue(text.contains("\"exact\":12345678901234567890.10"), text);
        assertEquals(CUSTOMER, attributes().get("call_sid").asText());
    }

    @Test
    void of_two_calls_the_task_is_told_of_the_later_one() throws Exception {
        instruct("call").setCallFrom("+15550009").setCallUrl(URL).update(twilio);
        instruct("call").setCallFrom("+15550009").setCallUrl(URL).update(twilio);

        String later = served.router.look(
                engine -> engine.callsOfReservation(reservation).get(1).sid());
        assertEquals(later, attributes().get("worker_call_sid").asText());
    }

    @Test
    void call_with_all_its_parameters() {
        instruct("call")
                .setCallTo("sip:anna@example.com")
                .setCallFrom("+15550009")
                .setCallUrl(URL)
                .setCallRecord("do-not-record")
                .setCallTimeout(600)
                .setCallStatusCallbackUrl(URL)
                .setCallAccept(true)
                .update(twilio);

        assertEquals(Reservation.Status.ACCEPTED, status());
    }

    @Test
    void redirect_tells_the_task_of_no_call() throws Exception {
        instruct("Redirect")
                .setRedirectCallSid(CUSTOMER)
                .setRedirectUrl(URL)
                .setRedirectAccept(true)
                .update(twilio);

        assertEquals(Reservation.Status.ACCEPTED, status());
        assertTrue(attributes().path("worker_call_sid").isMissingNode());
    }

    @Test
    void conference_with_all_its_parameters() {
        Reservation updated = instruct("conference")
                .setTo("client:anna")
                .setFrom("+15550009")
                .setStatusCallback(URL)
                .setStatusCallbackMethod(com.twilio.http.HttpMethod.GET)
                .setStatusCallbackEvent(List.of(Reservation.CallStatus.INITIATED, Reservation.CallStatus.ANSWERED))
                .setTimeout(30)
                .setRecord(true)
                .setMuted(false)
                .setBeep("onEnter")
                .setStartConferenceOnEnter(true)
                .setEndConferenceOnExit(true)
                .setEndConferenceOnCustomerExit(true)
                .setBeepOnCustomerEntrance(false)
                .setWaitUrl(URL)
                .setWaitMethod(com.twilio.http.HttpMethod.GET)
                .setEarlyMedia(true)
                .setMaxParticipants(2)
                .setConferenceStatusCallback(URL)
                .setConferenceStatusCallbackMethod(com.twilio.http.HttpMethod.POST)
                .setConferenceStatusCallbackEvent(
                        List.of(Reservation.ConferenceEvent.START, Reservation.ConferenceEvent.LEAVE))
                .setConferenceRecord("record-from-start")
                .setConferenceTrim("do-not-trim")
                .setRecordingChannels("dual")
                .setRecordingStatusCallback(URL)
                .setRecordingStatusCallbackMethod(com.twilio.http.HttpMethod.POST)
                .setConferenceRecordingStatusCallback(URL)
                .setConferenceRecordingStatusCallbackMethod(com.twilio.http.HttpMethod.POST)
                .setRegion("de1")
                .setSipAuthUsername("user")
                .setSipAuthPassword("word")
                .setPostWorkActivitySid(activity("Break"))
                .setJitterBufferSize("small")
                .update(twilio);

        assertEquals(Reservation.Status.PENDING, updated.getReservationStatus());
    }

    @Test
    void conference_from_the_workers_side() {
        var updated = com.twilio.rest.taskrouter.v1.workspace.worker.Reservation.updater(WS, worker, reservation)
                .setInstruction("conference")
                .setFrom("+15550009")
                .update(twilio);

        assertEquals("pending", updated.getReservationStatus().toString());
    }

    @Test
    void supervise() {
        instruct("accept").update(twilio);

        Reservation updated = instruct("supervise")
                .setSupervisor("client:boss")
                .setSupervisorMode(Reservation.SupervisorMode.BARGE)
                .update(twilio);

        assertEquals(Reservation.Status.ACCEPTED, updated.getReservationStatus());
    }

    @Test
    void an_instruction_is_refused_when_the_reservation_has_changed_meanwhile() {
        ApiException refused = assertThrows(ApiException.class, () -> instruct("conference")
                .setFrom("+15550009")
                .setIfMatch("7")
                .update(twilio));

        assertEquals(412, refused.getStatusCode());
    }

    @Test
    void an_instruction_for_an_accepted_reservation_is_refused_in_the_services_words() {
        instruct("accept").update(twilio);

        ApiException refused = assertThrows(
                ApiException.class,
                () -> instruct("conference").setFrom("+15550009").update(twilio));

        assertEquals(400, refused.getStatusCode());
        assertEquals(
                "Unable to execute Conference instruction. Reservation " + reservation
                        + " is not currently in a Pending state.",
                refused.getMessage());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Instruction=dance                                   | Unknown Instruction 'dance'",
                "Instruction=accept&ReservationStatus=accepted       | Either ReservationStatus or Instruction",
                "DequeueTo=a                                         | Either ReservationStatus or Instruction",
                "Instruction=accept&WorkerActivitySid=WA0            | WorkerActivitySid does not go with Instruction"
                        + " accept",
                "Instruction=call&DequeueTo=a                        | DequeueTo does not go with Instruction call",
                "Instruction=dequeue&To=a                            | To does not go with Instruction dequeue",
                "Instruction=dequeue&Foo=a                           | Unknown parameter Foo",
                "Instruction=supervise&Supervisor=                   | Missing required parameter Supervisor",
                "ReservationStatus=accepted&From=a                   | From does not go with ReservationStatus"
                        + " accepted",
                "ReservationStatus=accepted&WorkerActivitySid=WA0    | does not go with ReservationStatus accepted",
                "Instruction=reject&WorkerActivitySid=WA0            | WorkerActivitySid WA0 is not an activity",
                "Instruction=call&CallUrl=http://x                   | Missing required parameter CallFrom",
                "Instruction=call&CallFrom=a                         | Missing required parameter CallUrl",
                "Instruction=call&CallFrom=a&CallUrl=x               | CallUrl must be an absolute",
                "Instruction=call&CallFrom=a&CallUrl=http://x&CallTimeout=0     | CallTimeout must be a whole number"
                        + " from 1 to 999",
                "Instruction=call&CallFrom=a&CallUrl=http://x&CallAccept=maybe  | CallAccept must be one of false,"
                        + " true",
                "Instruction=call&CallFrom=a&CallUrl=http://x&CallRecord=yes    | CallRecord must be one of",
                "Instruction=dequeue&DequeueTimeout=1000             | DequeueTimeout must be a whole number from 1 to"
                        + " 999",
                "Instruction=dequeue&DequeueTo=sip:a@b&DequeueTimeout=601       | DequeueTimeout must be a whole"
                        + " number from 1 to 600",
                "Instruction=dequeue&DequeuePostWorkActivitySid=WA0  | DequeuePostWorkActivitySid WA0 is not an"
                        + " activity",
                "Instruction=dequeue&DequeueStatusCallbackEvent=lost | DequeueStatusCallbackEvent must be one of",
                "Instruction=redirect&RedirectUrl=http://x           | Missing required parameter RedirectCallSid",
                "Instruction=redirect&RedirectUrl=http://x&RedirectCallSid=CA1  | RedirectCallSid must be CA and 32",
                "Instruction=conference                              | Missing required parameter From",
                "Instruction=conference&From=a&MaxParticipants=251   | MaxParticipants must be a whole number from 2"
                        + " to 250",
                "Instruction=conference&From=a&MaxParticipants=1     | MaxParticipants must be a whole number from 2"
                        + " to 250",
                "Instruction=conference&From=a&Beep=loud             | Beep must be one of",
                "Instruction=conference&From=a&Region=mars           | Region must be one of",
                "Instruction=conference&From=a&WaitMethod=PUT        | WaitMethod must be one of get, post",
                "Instruction=conference&From=a&Muted=perhaps         | Muted must be one of",
                "Instruction=conference&From=a&RecordingStatusCallback=x        | RecordingStatusCallback must be an"
                        + " absolute",
                "Instruction=conference&From=a&StatusCallbackEvent=failed       | StatusCallbackEvent must be one of",
                "Instruction=conference&From=a&ConferenceRecord=maybe           | ConferenceRecord must be one of",
                "Instruction=conference&From=a&ConferenceTrim=much              | ConferenceTrim must be one of",
                "Instruction=conference&From=a&RecordingChannels=three          | RecordingChannels must be one of",
                "Instruction=conference&From=a&JitterBufferSize=huge            | JitterBufferSize must be one of",
                "Instruction=supervise&Supervisor=a&SupervisorMode=shout        | SupervisorMode must be one of"
            })
    void a_wrong_parameter_is_named_and_nothing_done(String form, String message) throws Exception {
        HttpResponse<String> answer =
                served.send(served.post("Tasks/" + task + "/Reservations/" + reservation, form.replace("+", "%2B")));

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(message), answer.body());
        assertEquals(Reservation.Status.PENDING, status());
    }

    @Test
    void from_the_workers_side_nobody_supervises() throws Exception {
        HttpResponse<String> answer = served.send(served.post(
                "Workers/" + worker + "/Reservations/" + reservation, "Instruction=supervise&Supervisor=client:boss"));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("Unknown parameter Supervisor"), answer.body());
    }
}
