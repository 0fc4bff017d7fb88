package flexsim.taskrouter.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.ReservationStatus;
import flexsim.taskrouter.ReservationView;
import flexsim.time.WallScheduler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many clients at once. */
class ConcurrencyTest {
    private static final String WS = ServedTaskRouter.WORKSPACE;
    private static final int CLIENTS = 64;
    private static final int TASKS_EACH = 5;
    private static final int WORKERS = 20;

    @Test
    void no_task_is_reserved_twice_and_no_worker_beyond_capacity() throws Exception {
        Map<String, AtomicInteger> reservations = new ConcurrentHashMap<>();
        try (WallScheduler clock = new WallScheduler("test");
                ServedTaskRouter served = new ServedTaskRouter(clock)) {
            served.router.onEvent(event -> count(event, reservations));
            String available = Activity.reader(WS)
                    .setFriendlyName("Available")
                    .read(served.twilio)
                    .iterator()
                    .next()
                    .getSid();
            var threads = Executors.newFixedThreadPool(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                threads.submit(() -> {
                    if (client < WORKERS) {
                        Worker.creator(WS, "w" + client)
                                .setActivitySid(available)
                                .create(served.twilio);
                    }
                    for (int t = 0; t < TASKS_EACH; t++) {
                        Task.creator(WS).create(served.twilio);
                    }
                });
            }
            threads.shutdown();
            threads.awaitTermination(50, TimeUnit.SECONDS);

            List<Long> loads = served.router.look(engine -> engine.workers().stream()
                    .map(worker -> engine.reservationsOfWorker(worker.sid()).orElseThrow().stream()
                            .filter(r -> r.status().live())
                            .count())
                    .toList());
            assertEquals(CLIENTS * TASKS_EACH, (int)
                    served.router.look(e -> e.tasks().size()));
            assertEquals(java.util.Collections.nCopies(WORKERS, 1L), loads);
            assertEquals(WORKERS, reservations.size());
            assertEquals(
                    List.of(),
                    reservations.entrySet().stream()
                            .filter(e -> e.getValue().get() > 1)
                            .toList());
        }
    }

    private static void count(Event event, Map<String, AtomicInteger> reservations) {
        if (event instanceof Event.ReservationEvent reserved) {
            ReservationView view = reserved.reservation();
            if (view.status() == ReservationStatus.PENDING) {
                reservations
                        .computeIfAbsent(view.taskSid(), t -> new AtomicInteger())
                        .incrementAndGet();
            }
        }
    }
}
