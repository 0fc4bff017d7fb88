package flexsim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallTimeTest {
    private final SwitchableScheduler clock = SwitchableScheduler.running("clock-under-test");
    private final List<Integer> ran = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void close() {
        clock.close();
    }

    private void awaitDone() throws InterruptedException {
        assertTrue(done.await(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void what_is_due_at_the_same_instant_runs_in_the_order_of_scheduling() throws InterruptedException {
        long due = clock.now() + Micros.of(Duration.ofMillis(30));
        IntStream.range(0, 500).forEach(i -> clock.at(due, () -> ran.add(i)));
        clock.at(due, done::countDown);
        awaitDone();

        assertEquals(IntStream.range(0, 500).boxed().toList(), ran);
    }

    @Test
    void what_is_due_earlier_runs_earlier_though_scheduled_later() throws InterruptedException {
        long now = clock.now();
        clock.at(now + 300_000, done::countDown);
        clock.at(now + 250_000, () -> ran.add(2));
        clock.at(now + 200_000, () -> ran.add(1));
        awaitDone();

        assertEquals(List.of(1, 2), ran);
    }

    @Test
    void what_is_called_off_does_not_happen() throws InterruptedException {
        clock.at(clock.now() + 200_000, () -> ran.add(1)).cancel();
        clock.at(clock.now() + 250_000, done::countDown);
        awaitDone();

        assertEquals(List.of(), ran);
    }

    @Test
    void an_action_that_fails_does_not_stop_the_clock() throws InterruptedException {
        clock.at(clock.now(), () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> ran.add(1));
            throw new IllegalStateException("a defect");
        });
        clock.at(clock.now(), done::countDown);
        awaitDone();

        assertEquals(List.of(1), ran);
    }

    @Test
    void nothing_runs_before_its_time() throws InterruptedException {
        long due = clock.now() + 25_000;
        clock.at(due, done::countDown);
        awaitDone();

        assertTrue(clock.now() >= due);
    }

    @Test
    void it_never_starts_before_the_instant_it_is_given() {
        long tomorrow = System.currentTimeMillis() * 1_000 + 86_400_000_000L;
        try (SwitchableScheduler ahead = new SwitchableScheduler("ahead", SwitchableScheduler.Mode.WALL, tomorrow)) {
            assertTrue(ahead.now() >= tomorrow);
        }
    }
}
