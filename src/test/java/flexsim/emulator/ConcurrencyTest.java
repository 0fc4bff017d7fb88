package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.time.SwitchableScheduler;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixty-four clients at once, each of whom does whatever clients do, with tasks and workers that are everybody's. */
class ConcurrencyTest {
    private static final int CLIENTS = 64;
    private static final int STEPS = 25;
    private static final int WORKERS = 12;
    private static final int FIRST_OF_DEFECTS = 500;

    private final SwitchableScheduler clock = SwitchableScheduler.running("test");
    private final ServedTwilio served = new ServedTwilio(clock);
    private final EventWatch watch = new EventWatch();
    private final Queue<String> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<ReservationView> offered = new ConcurrentLinkedQueue<>();
    private final Queue<ReservationView> taken = new ConcurrentLinkedQueue<>();
    private final List<String> workers = new ArrayList<>();
    private String available;
    private String unavailable;

    @BeforeEach
    void open() throws Exception {
        served.router.onEvent(this::learn);
        available = activity("Available");
        unavailable = activity("Unavailable");
        for (int i = 0; i < WORKERS; i++) {
            workers.add(served.posted("Workers", "FriendlyName=w" + i + "&ActivitySid=" + available)
                    .path("sid")
                    .asText());
        }
    }

    @AfterEach
    void stop() {
        served.close();
        clock.close();
    }

    private String activity(String name) throws Exception {
        return served.got("Activities?FriendlyName=" + name)
                .at("/activities/0/sid")
                .asText();
    }

    private void learn(Event event) {
        watch.see(event);
        if (event instanceof Event.TaskEvent changed && changed.kind() == Event.TaskEvent.Type.CREATED) {
            tasks.add(changed.task().sid());
        } else if (event instanceof Event.ReservationEvent changed) {
            ReservationView reservation = changed.reservation();
            if (reservation.status() == ReservationStatus.PENDING) {
                offered.add(reservation);
            } else if (reservation.status() == ReservationStatus.ACCEPTED) {
                taken.add(reservation);
            }
        }
    }

    @Test
    void nothing_is_reserved_twice_lost_or_out_of_order() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<Void>> visits =
                IntStream.range(0, CLIENTS).mapToObj(this::visit).toList();
        for (Future<Void> visit : clients.invokeAll(visits)) {
            visit.get();
        }
        clients.shutdown();

        assertEquals(List.of(), watch.violations());
        assertTrue(watch.accepted() >= WORKERS, "too little has happened: " + watch.accepted());
        assertEquals(watch.types(), logged(watch.types().size()));
        for (String worker : workers) {
            long live = served.router.look(engine -> engine.reservationsOfWorker(worker).orElseThrow().stream()
                    .filter(reservation -> reservation.status().live())
                    .count());
            assertEquals(live, watch.liveOf(worker));
        }
    }

    private Callable<Void> visit(int client) {
        return () -> {
            Random dice = new Random(client);
            for (int step = 0; step < STEPS; step++) {
                act(dice);
            }
            return null;
        };
    }

    private void act(Random dice) throws Exception {
        switch (dice.nextInt(12)) {
            case 0, 1, 2 -> ask("Tasks", "Priority=" + dice.nextInt(3));
            case 3, 4 -> answerAnOffer("accepted");
            case 5 -> answerAnOffer("rejected");
            case 6, 7 -> finish(dice.nextBoolean() ? "completed" : "wrapping");
            case 8 -> {
                String task = tasks.poll();
                if (task != null && dice.nextBoolean()) {
                    ask("Tasks/" + task, "AssignmentStatus=canceled&Reason=r");
                } else if (task != null) {
                    send(served.request("Tasks/" + task).DELETE());
                }
            }
            case 9 -> ask("Workers/" + one(workers, dice) + "/Channels/default", "Capacity=" + dice.nextInt(4));
            case 10 -> {
                boolean away = dice.nextInt(3) == 0;
                ask(
                        "Workers/" + one(workers, dice),
                        "ActivitySid=" + (away ? unavailable + "&RejectPendingReservations=true" : available));
            }
            default -> {
                Optional<String> task = Optional.ofNullable(tasks.peek());
                ask(
                        task.map(sid -> "Tasks/" + sid).orElse("Workers/" + one(workers, dice)),
                        "Attributes=%7B%22n%22%3A" + dice.nextInt(100) + "%7D");
            }
        }
    }

    private void answerAnOffer(String status) throws Exception {
        ReservationView offer = offered.poll();
        if (offer != null) {
            ask("Tasks/" + offer.taskSid() + "/Reservations/" + offer.sid(), "ReservationStatus=" + status);
        }
    }

    private void finish(String status) throws Exception {
        ReservationView reservation = taken.poll();
        if (reservation != null) {
            ask("Tasks/" + reservation.taskSid(), "AssignmentStatus=" + status);
        }
    }

    private static String one(List<String> all, Random dice) {
        return all.get(dice.nextInt(all.size()));
    }

    private void ask(String path, String form) throws Exception {
        send(served.post(path, form));
    }

    /** Somebody may have been quicker: to be refused is no fault. */
    private void send(java.net.http.HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = served.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < FIRST_OF_DEFECTS, answer.statusCode() + " " + answer.body());
    }

    /** The types of the latest events, oldest first, as the Events resource has them, page by page. */
    private List<String> logged(int latest) throws Exception {
        List<String> types = new ArrayList<>();
        String next = "/v1/Workspaces/" + ServedTwilio.WORKSPACE + "/Events?PageSize=500";
        while (!next.isEmpty()) {
            JsonNode page = served.got(next);
            page.path("events")
                    .forEach(event -> types.add(event.path("event_type").asText()));
            next = page.at("/meta/next_page_url")
                    .asText("")
                    .replace(served.router.baseUrl().toString(), "");
            next = next.equals("null") ? "" : next;
        }
        List<String> found = new ArrayList<>(types.subList(0, Math.min(latest, types.size())));
        Collections.reverse(found);
        return found;
    }
}
