package flexsim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Deadline;
import flexsim.time.SwitchableScheduler.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchableSchedulerTest {
    private static final long SECOND = Micros.PER_SECOND;

    private final SwitchableScheduler clock = new SwitchableScheduler("clock-under-test", Mode.STEPPED);
    private final long start = clock.now();
    private final List<String> ran = new ArrayList<>();

    @AfterEach
    void close() {
        clock.close();
    }

    private void note(long due, String what) {
        clock.at(due, () -> ran.add(what + " at " + (clock.now() - start) / SECOND));
    }

    @Test
    void a_step_runs_all_that_is_due_at_the_next_instant_and_nothing_later() {
        note(start + 20 * SECOND, "later");
        note(start + 10 * SECOND, "first");
        note(start + 10 * SECOND, "second");

        assertTrue(clock.stepTowards(start + 60 * SECOND));

        assertEquals(List.of("first at 10", "second at 10"), ran);
        assertEquals(start + 10 * SECOND, clock.now());
    }

    @Test
    void the_last_step_ends_at_the_target() {
        note(start + 90 * SECOND, "beyond");

        assertFalse(clock.stepTowards(start + 60 * SECOND));

        assertEquals(start + 60 * SECOND, clock.now());
        assertEquals(List.of(), ran);
    }

    @Test
    void what_is_due_at_the_target_itself_runs() {
        note(start + 60 * SECOND, "due");

        assertTrue(clock.stepTowards(start + 60 * SECOND));

        assertEquals(List.of("due at 60"), ran);
    }

    @Test
    void what_an_action_schedules_for_its_own_instant_belongs_to_the_same_step() {
        clock.at(start + SECOND, () -> note(clock.now(), "follow-up"));

        clock.stepTowards(start + SECOND);

        assertEquals(List.of("follow-up at 1"), ran);
    }

    @Test
    void one_that_is_stopped_at_an_instant_of_the_past_stands_there_until_it_is_moved() {
        try (SwitchableScheduler past = SwitchableScheduler.stoppedAt(86_400 * SECOND, "past-clock")) {
            past.at(86_401 * SECOND, () -> ran.add("at " + past.now() / SECOND));
            long before = past.now();

            past.stepTowards(86_402 * SECOND);

            assertEquals(86_400 * SECOND, before);
            assertEquals(List.of("at 86401"), ran);
        }
    }

    @Test
    void the_stepped_clock_does_not_go_back() {
        clock.stepTowards(start + 60 * SECOND);

        clock.stepTowards(start + 30 * SECOND);

        assertEquals(start + 60 * SECOND, clock.now());
    }

    @Test
    void an_action_that_is_overdue_runs_at_the_present_instant() {
        clock.stepTowards(start + 60 * SECOND);
        note(start, "overdue");

        clock.stepTowards(start + 60 * SECOND);

        assertEquals(List.of("overdue at 60"), ran);
    }

    @Test
    void what_is_called_off_does_not_happen_and_no_longer_counts() {
        clock.at(start + SECOND, () -> ran.add("called off")).cancel();

        assertEquals(0, clock.pending());
        assertFalse(clock.stepTowards(start + SECOND));
        assertEquals(List.of(), ran);
    }

    @Test
    void an_action_that_fails_does_not_keep_the_next_one_from_running() {
        List<Throwable> failures = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        clock.at(start + SECOND, () -> {
            throw new IllegalStateException("a defect");
        });
        note(start + SECOND, "next");

        clock.stepTowards(start + SECOND);
        Thread.currentThread().setUncaughtExceptionHandler(null);

        assertEquals(List.of("next at 1"), ran);
        assertEquals(1, failures.size());
    }

    @Property(tries = 200)
    void however_it_is_moved_actions_run_once_in_the_order_of_instant_and_scheduling_and_at_their_instant(
            @ForAll @Size(max = 20) List<@IntRange(max = 8) Integer> seconds,
            @ForAll @Size(max = 8) List<@IntRange(max = 9) Integer> targets) {
        try (SwitchableScheduler moved = new SwitchableScheduler("moved", Mode.STEPPED)) {
            long origin = moved.now();
            List<String> order = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < seconds.size(); i++) {
                String number = " #" + i;
                moved.at(origin + seconds.get(i) * SECOND, () -> order.add((moved.now() - origin) / SECOND + number));
                expected.add(seconds.get(i) + number);
            }
            expected.sort(Comparator.comparing(name -> Integer.valueOf(name.substring(0, name.indexOf(' ')))));

            IntStream.concat(targets.stream().mapToInt(i -> i).sorted(), IntStream.of(9))
                    .mapToLong(target -> origin + target * SECOND)
                    .forEach(target -> {
                        while (moved.stepTowards(target)) {
                            assertTrue(moved.now() <= target);
                        }
                    });

            assertEquals(expected, order);
        }
    }

    @Test
    void switched_to_wall_time_it_goes_on_from_where_it_stands_and_runs_what_falls_due() throws InterruptedException {
        clock.stepTowards(start + 3_600 * SECOND);
        CountDownLatch due = new CountDownLatch(1);
        clock.at(start + 3_600 * SECOND + 20_000, due::countDown);

        clock.switchTo(Mode.WALL);

        assertTrue(due.await(Deadline.SECONDS, TimeUnit.SECONDS));
        long now = clock.now();
        assertTrue(now >= start + 3_600 * SECOND + 20_000, "ran too early");
        assertTrue(now < start + 3_700 * SECOND, "jumped");
    }

    @Test
    void in_wall_time_an_earlier_action_wakes_the_clock_though_scheduled_later() throws InterruptedException {
        clock.switchTo(Mode.WALL);
        CountDownLatch due = new CountDownLatch(1);
        clock.at(clock.now() + 3_600 * SECOND, () -> {});

        clock.at(clock.now() + 20_000, due::countDown);

        assertTrue(due.await(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void switched_to_stepped_time_it_stands_still_and_shows_no_earlier_instant_than_before() {
        clock.switchTo(Mode.WALL);
        long before = clock.now();

        clock.switchTo(Mode.STEPPED);

        long stopped = clock.now();
        assertTrue(stopped >= before);
        assertEquals(stopped, clock.now());
    }

    @Test
    void a_switch_waits_for_the_action_that_runs() throws Exception {
        clock.switchTo(Mode.WALL);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        clock.at(clock.now(), () -> {
            entered.countDown();
            awaitQuietly(released);
            ran.add("done");
        });
        assertTrue(entered.await(Deadline.SECONDS, TimeUnit.SECONDS));
        CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(() -> {
            clock.switchTo(Mode.STEPPED);
            return List.copyOf(ran);
        });

        released.countDown();

        assertEquals(List.of("done"), seen.get(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(Deadline.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readers_never_see_it_go_back_while_it_is_stopped_and_let_go() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> {
            long last = Long.MIN_VALUE;
            boolean steady = true;
            while (end.getCount() > 0) {
                long now = clock.now();
                steady &= now >= last;
                last = now;
            }
            return steady;
        });

        for (int i = 0; i < 20_000; i++) {
            clock.switchTo(Mode.WALL);
            // Long enough that a reading pieced together from before and after the stop would stand out.
            for (long from = clock.now(); clock.now() < from + 20; ) {
                Thread.onSpinWait();
            }
            clock.switchTo(Mode.STEPPED);
        }
        end.countDown();

        assertTrue(reader.get(Deadline.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void in_wall_time_it_cannot_be_moved() {
        clock.switchTo(Mode.WALL);

        assertThrows(IllegalStateException.class, () -> clock.stepTowards(start + SECOND));
    }
}
