package flexsim.emulator.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.events.v1.EventType;
import com.twilio.rest.events.v1.Sink;
import com.twilio.rest.events.v1.Subscription;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Event;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import flexsim.emulator.Receiver;
import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import flexsim.testing.Effort;
import flexsim.testing.Shortened;
import flexsim.time.SwitchableScheduler;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many tasks at once, and those who are told of it. */
@Shortened
class EventConcurrencyTest {
    private static final String WS = ServedTwilio.WORKSPACE;
    private static final int CLIENTS = 32;
    private static final int TASKS_EACH = Effort.of(3, 10);

    private final SwitchableScheduler clock = SwitchableScheduler.running("test");
    private final ServedTwilio served = new ServedTwilio(clock);
    private final Receiver callback = new Receiver();
    private final Receiver sink = new Receiver();

    @AfterEach
    void stop() {
        callback.close();
        sink.close();
        served.close();
        clock.close();
    }

    private void tellCallback(String path) {
        Workspace.updater(WS)
                .setEventCallbackUrl(URI.create(callback.url(path)))
                .update(served.twilio);
    }

    private void tellSink(String path) {
        Sink made = Sink.creator(
                        "mine",
                        Map.of("destination", sink.url(path), "method", "POST", "batch_events", true),
                        Sink.SinkType.WEBHOOK)
                .create(served.twilio);
        List<Object> types = StreamSupport.stream(
                        EventType.reader().read(served.twilio).spliterator(), false)
                .map(type -> (Object) Map.of("type", type.getType()))
                .toList();
        Subscription.creator("watch", made.getSid(), types).create(served.twilio);
    }

    /** Every task is made, changed and canceled. */
    private void runTasks() throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.submit(() -> {
                for (int i = 0; i < TASKS_EACH; i++) {
                    String sid = Task.creator(WS).create(served.twilio).getSid();
                    Task.updater(WS, sid).setAttributes("{\"a\":1}").update(served.twilio);
                    Task.updater(WS, sid)
                            .setAssignmentStatus(Task.Status.CANCELED)
                            .update(served.twilio);
                }
            });
        }
        clients.shutdown();
        assertTrue(clients.awaitTermination(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    /** The SIDs of all events but the first ones, which set the stage, oldest first. */
    private List<String> logged() {
        List<String> sids = new ArrayList<>();
        var reader = Event.reader(WS);
        reader.pageSize(1_000);
        for (Event event : reader.read(served.twilio)) {
            if (event.getEventType().equals("workspace.updated")) {
                break;
            }
            sids.add(event.getSid());
        }
        Collections.reverse(sids);
        return sids;
    }

    @Test
    void every_event_arrives_and_those_of_a_task_in_order() throws Exception {
        tellSink("/sink");
        tellCallback("/events");
        runTasks();
        assertTrue(served.router.awaitDeliveries(Deadline.DURATION));
        List<String> logged = logged();

        assertEquals(CLIENTS * TASKS_EACH * 7, logged.size(), "events were not logged");
        Map<String, Integer> number = new HashMap<>();
        logged.forEach(sid -> number.put(sid, number.size()));
        Map<String, Integer> lastOfTask = new HashMap<>();
        int told = 0;
        for (Receiver.Received received : callback.received) {
            Map<String, String> form = received.form();
            if (form.containsKey("TaskSid")) {
                int here = number.get(form.get("Sid"));
                assertTrue(here > lastOfTask.getOrDefault(form.get("TaskSid"), -1), "out of order");
                lastOfTask.put(form.get("TaskSid"), here);
                told++;
            }
        }
        assertEquals(logged.size(), told, "the callback was not told of everything");
        assertEquals(sorted(logged), sorted(streamed(logged)), "the sink was not told of everything once");
    }

    private static List<String> sorted(List<String> sids) {
        return sids.stream().sorted().toList();
    }

    private List<String> streamed(List<String> logged) throws Exception {
        List<String> sids = new ArrayList<>();
        for (Receiver.Received received : sink.received) {
            for (JsonNode event : JsonMapper.builder().build().readTree(received.body())) {
                sids.add(event.get("id").asText());
            }
        }
        sids.removeIf(sid -> !logged.contains(sid));
        return sids;
    }

    /** Every one of the thousands of events would hold things up for five seconds or fifteen. */
    @Test
    void those_who_never_answer_hold_up_neither_routing_nor_others() throws Exception {
        tellCallback("/hanging");
        tellSink("/sink");
        List<String> before = logged();
        runTasks();
        List<String> logged = logged();

        assertEquals(before.size() + CLIENTS * TASKS_EACH * 7, logged.size());
        List<String> streamed = new ArrayList<>();
        while (streamed.size() < CLIENTS * TASKS_EACH * 7) {
            for (JsonNode event :
                    JsonMapper.builder().build().readTree(sink.next().body())) {
                streamed.add(event.get("id").asText());
            }
        }
        assertTrue(streamed.containsAll(logged));
    }

    @Test
    void a_dead_sink_holds_up_neither_routing_nor_the_callback() throws Exception {
        tellSink("/hanging");
        tellCallback("/events");
        runTasks();

        for (int i = 0; i < CLIENTS * TASKS_EACH * 7; i++) {
            callback.next();
        }
    }
}
