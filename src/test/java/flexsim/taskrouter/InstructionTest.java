package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ConferenceView;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.Instruction.Callback;
import flexsim.taskrouter.model.Instruction.Room;
import flexsim.taskrouter.model.Instruction.Seat;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What instructions by telephone do to reservations, tasks and workers, and which calls they make. */
class InstructionTest {
    private static final String CUSTOMER = "CA" + "1".repeat(32);
    private static final Callback NOBODY = new Callback(Optional.empty(), "POST", List.of());

    private final Floor floor = new Floor();
    private final String queue = floor.queue("all", "1==1");
    private final String workflow = floor.workflow(Optional.of(target(queue)));
    private final String ann = floor.worker("ann", Map.of("contact_uri", "client:ann"));
    private final String task =
            floor.task(workflow, Map.of("call_sid", CUSTOMER, "from", "+15550001", "to", "+15550002"));
    private final String reservation = floor.pending(task).sid();

    private static Instruction dequeue(Optional<String> to, Optional<String> postWork) {
        return new Instruction.Dequeue(
                to, Optional.empty(), "do-not-record", 60, Optional.empty(), List.of(), postWork);
    }

    private static Instruction call(boolean accept) {
        return new Instruction.Call(
                Optional.empty(), "+15550009", "http://localhost/x", "do-not-record", 60, Optional.empty(), accept);
    }

    private static Instruction redirect(boolean accept) {
        return new Instruction.Redirect(CUSTOMER, "http://localhost/x", accept);
    }

    private static Instruction conference(Optional<String> postWork) {
        return new Instruction.Conference(
                Optional.of("+15550003"),
                "+15550009",
                60,
                NOBODY,
                Optional.empty(),
                new Seat(false, "true", true, false, true, Optional.empty()),
                new Room(
                        false, false, NOBODY, 250, "false", "trim-silence", "mono", Optional.of("de1"), NOBODY, NOBODY),
                postWork);
    }

    private static Instruction supervise(String supervisor) {
        return new Instruction.Supervise(supervisor, Instruction.Supervise.Mode.WHISPER);
    }

    private static Instruction named(String name) {
        return switch (name) {
            case "Dequeue" -> dequeue(Optional.empty(), Optional.empty());
            case "Call" -> call(false);
            case "Redirect" -> redirect(false);
            case "Conference" -> conference(Optional.empty());
            default -> supervise("client:boss");
        };
    }

    private void instruct(Instruction instruction) {
        floor.done(new Command.Instruct(reservation, instruction));
    }

    private Refusal refused(Instruction instruction) {
        return floor.refused(new Command.Instruct(reservation, instruction));
    }

    private ReservationStatus status() {
        return floor.engine.reservation(reservation).orElseThrow().status();
    }

    private CallView callToWorker() {
        List<CallView> calls = floor.engine.callsOfReservation(reservation);
        assertEquals(1, calls.size());
        return calls.get(0);
    }

    @Test
    void call_rings_the_worker_at_her_contact_uri_and_accepts_nothing() {
        instruct(call(false));

        CallView call = callToWorker();
        assertAll(
                () -> assertTrue(call.sid().matches("CA[0-9a-f]{32}")),
                () -> assertEquals(Optional.of("client:ann"), call.to()),
                () -> assertEquals(Optional.of("+15550009"), call.from()),
                () -> assertEquals(CallView.Direction.OUTBOUND_API, call.direction()),
                () -> assertEquals(CallView.Status.QUEUED, call.status()),
                () -> assertEquals(task, call.taskSid()),
                () -> assertEquals(Optional.of(ann), call.workerSid()),
                () -> assertEquals(ReservationStatus.PENDING, status()));
    }

    @Test
    void call_accepts_at_once_when_it_says_so() {
        instruct(call(true));

        assertEquals(ReservationStatus.ACCEPTED, status());
        assertEquals(TaskStatus.ASSIGNED, floor.statusOf(task));
    }

    @Test
    void redirect_accepts_at_once_when_it_says_so_and_else_not() {
        instruct(redirect(false));
        ReservationStatus before = status();
        instruct(redirect(true));

        assertEquals(ReservationStatus.PENDING, before);
        assertEquals(ReservationStatus.ACCEPTED, status());
    }

    @Test
    void redirect_makes_no_call_but_knows_the_customers() {
        instruct(redirect(false));

        assertEquals(List.of(), floor.engine.callsOfReservation(reservation));
        CallView customer = floor.engine.call(CUSTOMER).orElseThrow();
        assertEquals(CallView.Direction.INBOUND, customer.direction());
        assertEquals(Optional.of("+15550001"), customer.from());
        assertEquals(Optional.of("+15550002"), customer.to());
    }

    @Test
    void redirect_of_a_call_that_the_task_does_not_name_tells_nothing_of_its_ends() {
        String other = "CA" + "2".repeat(32);

        instruct(new Instruction.Redirect(other, "http://localhost/x", false));

        assertEquals(Optional.empty(), floor.engine.call(other).orElseThrow().from());
        assertEquals(Optional.empty(), floor.engine.call(CUSTOMER));
    }

    @Test
    void dequeue_calls_the_worker_for_the_customers_call_from_the_number_that_was_dialled() {
        instruct(dequeue(Optional.empty(), Optional.empty()));

        CallView call = callToWorker();
        assertEquals(Optional.of("+15550002"), call.from());
        assertEquals(Optional.of("client:ann"), call.to());
        assertEquals(Optional.of(CUSTOMER), call.parentCallSid());
        assertEquals(CallView.Direction.OUTBOUND_DIAL, call.direction());
        assertEquals(ReservationStatus.PENDING, status());
    }

    @Test
    void where_to_call_beats_the_contact_uri() {
        instruct(dequeue(Optional.of("+15550004"), Optional.empty()));

        assertEquals(Optional.of("+15550004"), callToWorker().to());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CA1", "a phone on the table"})
    void dequeue_needs_a_task_that_a_call_has_made(String callSid) {
        floor.reply(task, ReservationStatus.REJECTED);
        floor.status(task, TaskStatus.CANCELED);
        String ticket = floor.task(workflow, Map.of("call_sid", callSid, "to", "+15550002"));

        Refusal refusal = floor.refused(
                new Command.Instruct(floor.pending(ticket).sid(), dequeue(Optional.of("client:x"), Optional.empty())));

        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertTrue(refusal.message().contains("call_sid"), refusal.message());
    }

    @Test
    void conference_brings_customer_and_worker_together_and_waits_for_the_worker() {
        instruct(conference(Optional.empty()));

        ConferenceView conference = floor.engine.conferences().get(0);
        CallView call = callToWorker();
        assertAll(
                () -> assertTrue(conference.sid().matches("CF[0-9a-f]{32}")),
                () -> assertEquals(task, conference.friendlyName()),
                () -> assertEquals(Optional.of("de1"), conference.region()),
                () -> assertEquals(ConferenceView.Status.INIT, conference.status()),
                () -> assertEquals(List.of(CUSTOMER, call.sid()), conference.callSids()),
                () -> assertEquals(Optional.of(conference.sid()), call.conferenceSid()),
                () -> assertEquals(Optional.of("+15550003"), call.to()),
                () -> assertEquals(ReservationStatus.PENDING, status()));
    }

    @Test
    void a_second_conference_instruction_calls_into_the_same_conference() {
        instruct(conference(Optional.empty()));
        instruct(conference(Optional.empty()));

        assertEquals(1, floor.engine.conferences().size());
        assertEquals(3, floor.engine.conferences().get(0).callSids().size());
    }

    @Test
    void supervise_calls_a_worker_into_the_conference() {
        String boss = floor.worker("boss", Map.of("contact_uri", "client:boss"));
        instruct(conference(Optional.empty()));
        floor.reply(task, ReservationStatus.ACCEPTED);

        instruct(supervise(boss));

        CallView call = floor.engine.callsOfReservation(reservation).get(1);
        assertEquals(Optional.of("client:boss"), call.to());
        assertEquals(Optional.of(boss), call.workerSid());
        assertEquals(Optional.of(floor.engine.conferences().get(0).sid()), call.conferenceSid());
    }

    @Test
    void a_supervisor_goes_by_address_too_but_not_by_the_sid_of_nobody() {
        floor.reply(task, ReservationStatus.ACCEPTED);

        instruct(supervise("sip:boss@example.com"));
        Refusal refusal = refused(supervise("WK" + "0".repeat(32)));

        assertEquals(Optional.of("sip:boss@example.com"), callToWorker().to());
        assertEquals(Refusal.Reason.INVALID, refusal.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dequeue", "Call", "Redirect", "Conference"})
    void they_need_a_pending_reservation(String name) {
        floor.reply(task, ReservationStatus.ACCEPTED);

        Refusal refusal = refused(named(name));

        assertEquals(Refusal.Reason.ILLEGAL_STATE, refusal.reason());
        assertEquals(
                "Unable to execute " + name + " instruction. Reservation " + reservation
                        + " is not currently in a Pending state.",
                refusal.message());
        assertEquals(List.of(), floor.engine.calls());
    }

    @Test
    void supervise_needs_a_reservation_that_is_not_pending() {
        assertEquals(
                Refusal.Reason.ILLEGAL_STATE, refused(supervise("client:boss")).reason());
    }

    @Test
    void supervise_needs_a_reservation_that_is_not_canceled() {
        floor.status(task, TaskStatus.CANCELED);

        assertEquals(
                Refusal.Reason.ILLEGAL_STATE, refused(supervise("client:boss")).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dequeue", "Call", "Redirect", "Conference", "Supervise"})
    void they_come_too_late_for_a_rescinded_reservation(String name) {
        Floor two = new Floor();
        String both = two.queue("both", "1==1", 2, TaskOrder.FIFO);
        String route = two.workflow(Optional.of(target(both)));
        two.worker("ann");
        two.worker("bob");
        String offered = two.task(route);
        two.reply(offered, ReservationStatus.ACCEPTED);
        String rescinded = two.engine.reservationsOfTask(offered).orElseThrow().stream()
                .filter(r -> r.status() == ReservationStatus.RESCINDED)
                .findFirst()
                .orElseThrow()
                .sid();

        assertEquals(
                Refusal.Reason.GONE,
                two.refused(new Command.Instruct(rescinded, named(name))).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dequeue", "Call"})
    void without_an_address_nobody_is_called(String name) {
        floor.done(Command.UpdateWorker.of(ann).withAttributes(Attributes.EMPTY));

        Refusal refusal = refused(named(name));

        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertTrue(refusal.message().contains("contact_uri"), refusal.message());
        assertEquals(List.of(), floor.engine.calls());
    }

    @Test
    void the_worker_goes_to_the_post_work_activity_when_a_dequeued_task_is_completed() {
        instruct(dequeue(Optional.empty(), Optional.of(floor.activity("Unavailable"))));
        floor.reply(task, ReservationStatus.ACCEPTED);
        floor.status(task, TaskStatus.WRAPPING);
        String during = activityOfAnn();
        floor.status(task, TaskStatus.COMPLETED);

        assertEquals("Available", during);
        assertEquals("Unavailable", activityOfAnn());
    }

    @Test
    void the_worker_goes_to_the_post_work_activity_when_a_conference_is_completed() {
        instruct(conference(Optional.of(floor.activity("Unavailable"))));
        floor.reply(task, ReservationStatus.ACCEPTED);
        floor.status(task, TaskStatus.COMPLETED);

        assertEquals("Unavailable", activityOfAnn());
    }

    @Test
    void a_post_work_activity_that_is_gone_is_not_taken_up() {
        String pause = floor.done(new Command.CreateActivity("pause", false));
        instruct(dequeue(Optional.empty(), Optional.of(pause)));
        floor.reply(task, ReservationStatus.ACCEPTED);
        floor.done(new Command.DeleteActivity(pause));
        floor.status(task, TaskStatus.COMPLETED);

        assertEquals("Available", activityOfAnn());
    }

    @Test
    void a_post_work_activity_that_nobody_knows_is_refused_and_nobody_called() {
        Refusal refusal = refused(conference(Optional.of("WA0")));

        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertEquals(List.of(), floor.engine.calls());
        assertEquals(List.of(), floor.engine.conferences());
    }

    private String activityOfAnn() {
        return floor.engine.worker(ann).orElseThrow().activity().friendlyName();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "TIMEOUT", "CANCELED"})
    void a_call_that_nobody_answered_is_canceled_with_its_reservation(ReservationStatus end) {
        instruct(conference(Optional.empty()));
        switch (end) {
            case REJECTED -> floor.reply(task, end);
            case TIMEOUT -> floor.at(120);
            default -> floor.status(task, TaskStatus.CANCELED);
        }

        assertEquals(CallView.Status.CANCELED, callToWorker().status());
        assertEquals(
                ConferenceView.Status.COMPLETED,
                floor.engine.conferences().get(0).status());
    }

    @Test
    void the_customers_call_goes_on_until_the_task_ends() {
        instruct(conference(Optional.empty()));
        CallView.Status before = floor.engine.call(CUSTOMER).orElseThrow().status();
        floor.at(50);
        floor.status(task, TaskStatus.CANCELED);

        assertEquals(CallView.Status.IN_PROGRESS, before);
        assertEquals(
                CallView.Status.COMPLETED,
                floor.engine.call(CUSTOMER).orElseThrow().status());
        assertEquals(50_000_000L, floor.engine.call(CUSTOMER).orElseThrow().updated());
    }

    @Test
    void calls_and_conferences_are_kept_as_long_as_their_task() {
        instruct(conference(Optional.empty()));
        floor.status(task, TaskStatus.CANCELED);
        floor.at(299);
        int kept = floor.engine.calls().size();
        floor.at(300);

        assertEquals(2, kept);
        assertEquals(List.of(), floor.engine.calls());
        assertEquals(List.of(), floor.engine.conferences());
    }

    @Test
    void an_instruction_can_be_bound_to_a_version_of_the_reservation() {
        Refusal refusal =
                floor.refused(new Command.IfMatch(1, new Command.Instruct(reservation, conference(Optional.empty()))));
        floor.done(new Command.IfMatch(0, new Command.Instruct(reservation, conference(Optional.empty()))));

        assertEquals(Refusal.Reason.CHANGED, refusal.reason());
        assertEquals(1, floor.engine.conferences().size());
    }
}
