package flexsim.emulator.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Event;
import com.twilio.rest.taskrouter.v1.workspace.EventReader;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has happened is read back, filtered and in pages. */
class EventResourceTest {
    private static final String WS = ServedTwilio.WORKSPACE;
    private static final ZonedDateTime START = ZonedDateTime.of(2023, 11, 14, 22, 13, 20, 0, ZoneOffset.UTC);

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);

    @AfterEach
    void stop() {
        served.close();
    }

    private static EventReader events() {
        return Event.reader(WS);
    }

    private List<Event> read(EventReader reader) {
        return StreamSupport.stream(reader.read(served.twilio).spliterator(), false)
                .toList();
    }

    private static Set<String> types(List<Event> events) {
        return events.stream().map(Event::getEventType).collect(Collectors.toSet());
    }

    private Worker worker(String name) {
        String available = Activity.reader(WS)
                .setFriendlyName("Available")
                .read(served.twilio)
                .iterator()
                .next()
                .getSid();
        return Worker.creator(WS, name).setActivitySid(available).create(served.twilio);
    }

    private Task task() {
        return Task.creator(WS).create(served.twilio);
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(served.send(served.request(path)).body());
    }

    @Test
    void an_event_is_fetched_by_the_sid_under_which_it_is_listed() {
        Worker worker = worker("Anna");

        Event listed = read(events().setEventType("worker.created")).get(0);
        Event fetched = Event.fetcher(WS, listed.getSid()).fetch(served.twilio);

        assertEquals(worker.getSid(), fetched.getResourceSid());
        assertEquals("worker", fetched.getResourceType());
        assertEquals("Worker Anna created", fetched.getDescription());
        assertEquals(START, fetched.getEventDate());
        assertEquals(1_700_000_000_000L, fetched.getEventDateMs());
        assertEquals(WS, fetched.getActorSid());
        assertEquals(worker.getUrl(), fetched.getResourceUrl());
    }

    @Test
    void the_newest_event_comes_first() throws Exception {
        task();
        clock.advance(Duration.ofSeconds(1));
        task();

        List<Long> instants = read(events().setEventType("task.created")).stream()
                .map(Event::getEventDateMs)
                .toList();

        assertEquals(instants.stream().sorted(Comparator.reverseOrder()).toList(), instants);
        assertEquals(2, instants.size());
    }

    @Test
    void the_data_are_all_strings() throws Exception {
        worker("Anna");
        task();

        JsonNode data = json("Events?EventType=reservation.created").at("/events/0/event_data");

        assertEquals("0", data.get("task_age").asText());
        data.forEach(value -> assertTrue(value.isTextual(), value.toString()));
    }

    @Test
    void a_task_has_its_own_events_and_its_reservations() {
        worker("Anna");
        Task task = task();
        task();

        List<Event> found = read(events().setTaskSid(task.getSid()));

        assertTrue(types(found).containsAll(Set.of("task.created", "task-queue.entered", "reservation.created")));
        assertTrue(found.stream()
                .allMatch(e -> e.getDescription().contains(task.getSid())
                        || e.getResourceType().equals("reservation")));
        assertEquals(5, found.size());
    }

    @Test
    void a_worker_a_reservation_a_queue_and_a_workflow_have_their_events() {
        Worker worker = worker("Anna");
        worker("Berta");
        Task task = task();
        Event offered = read(events().setTaskSid(task.getSid()).setEventType("reservation.created"))
                .get(0);

        assertEquals(
                Set.of("worker.created", "reservation.created"), types(read(events().setWorkerSid(worker.getSid()))));
        assertEquals(Set.of("reservation.created"), types(read(events().setReservationSid(offered.getResourceSid()))));
        String queue = Task.fetcher(WS, task.getSid()).fetch(served.twilio).getTaskQueueSid();
        assertFalse(types(read(events().setTaskQueueSid(queue))).contains("task.created"));
        assertTrue(types(read(events().setWorkflowSid(task.getWorkflowSid())))
                .containsAll(Set.of("task.created", "workflow.created")));
    }

    @Test
    void a_channel_is_named_by_its_sid_or_its_name() {
        Task onVoice = Task.creator(WS).setTaskChannel("voice").create(served.twilio);
        task();

        List<Event> byName = read(events().setTaskChannel("voice").setEventType("task.created"));
        List<Event> bySid =
                read(events().setTaskChannel(onVoice.getTaskChannelSid()).setEventType("task.created"));

        assertEquals(1, byName.size());
        assertEquals(byName, bySid);
    }

    @Test
    void without_a_window_the_last_fifteen_minutes_are_read() {
        task();
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        Task second = task();

        List<Event> found = read(events().setEventType("task.created"));

        assertEquals(
                List.of(second.getSid()),
                found.stream().map(Event::getResourceSid).toList());
        assertEquals(
                2, read(events().setEventType("task.created").setMinutes(20)).size());
    }

    @Test
    void a_window_holds_both_its_ends() {
        task();
        clock.advance(Duration.ofHours(1));
        Task second = task();
        clock.advance(Duration.ofHours(1));
        task();

        List<Event> found = read(events().setEventType("task.created")
                .setStartDate(START.plusHours(1))
                .setEndDate(START.plusHours(1)));

        assertEquals(
                List.of(second.getSid()),
                found.stream().map(Event::getResourceSid).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-11-14T22:13:20Z", "2023-11-14T23:13:20%2B01:00", "2023-11-14T22:13:20", "2023-11-14"})
    void a_start_may_be_written_in_several_ways(String start) throws Exception {
        task();
        clock.advance(Duration.ofHours(1));

        assertEquals(
                1,
                json("Events?EventType=task.created&StartDate=" + start)
                        .get("events")
                        .size());
    }

    @Test
    void all_pages_together_are_the_list() {
        for (int i = 0; i < 7; i++) {
            task();
        }

        List<Event> whole = read(events());
        EventReader inThrees = events();
        inThrees.pageSize(3);
        List<Event> inPages = read(inThrees);

        assertEquals(whole, inPages);
        assertTrue(whole.size() > 20);
    }

    @Test
    void one_event_is_found_by_its_sid() {
        task();
        task();
        Event one = read(events().setEventType("task.created")).get(1);

        assertEquals(List.of(one), read(events().setSid(one.getSid())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Events?EventType=task.danced",
                "Events?StartDate=yesterday",
                "Events?Minutes=0",
                "Events?Minutes=5&StartDate=2023-11-14T22:13:20Z",
                "Events?Colour=red"
            })
    void what_cannot_be_meant_is_refused(String path) throws Exception {
        assertEquals(400, json(path).get("status").asInt());
    }

    @Test
    void an_event_that_is_not_there_is_not_found() throws Exception {
        assertEquals(404, json("Events/EV" + "0".repeat(32)).get("status").asInt());
    }
}
