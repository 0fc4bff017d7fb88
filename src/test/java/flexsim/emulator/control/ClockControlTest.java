package flexsim.emulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.time.Micros;
import flexsim.time.SwitchableScheduler;
import flexsim.time.SwitchableScheduler.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Moving the clock alternates with waiting for what is on the way. */
class ClockControlTest {
    private final SwitchableScheduler clock = new SwitchableScheduler("clock-under-test", Mode.STEPPED);
    private final long start = clock.now();
    private final List<String> happened = new ArrayList<>();
    private boolean quiet = true;
    private final ClockControl control = new ClockControl(clock, this::awaitDeliveries, () -> 0);

    @AfterEach
    void close() {
        clock.close();
    }

    private boolean awaitDeliveries(Duration longest) {
        happened.add("quiet");
        return quiet;
    }

    private void deadline(int second) {
        clock.at(start + second * Micros.PER_SECOND, () -> happened.add("fired " + second));
    }

    @Test
    void it_waits_before_the_first_deadline_and_after_each() {
        deadline(10);
        deadline(20);

        assertTrue(control.advance(Duration.ofSeconds(30)));

        assertEquals(List.of("quiet", "fired 10", "quiet", "fired 20", "quiet"), happened);
        assertEquals(start + 30 * Micros.PER_SECOND, clock.now());
    }

    @Test
    void what_an_answer_sets_for_the_same_stretch_of_time_fires_too() {
        ClockControl answering = new ClockControl(
                clock,
                longest -> {
                    if (happened.equals(List.of("fired 10"))) {
                        deadline(15);
                    }
                    return true;
                },
                () -> 0);
        deadline(10);

        answering.advance(Duration.ofSeconds(30));

        assertEquals(List.of("fired 10", "fired 15"), happened);
    }

    @Test
    void after_one_webhook_that_is_not_answered_it_fires_the_rest_without_waiting_and_says_so() {
        quiet = false;
        deadline(10);
        deadline(20);

        assertFalse(control.advance(Duration.ofSeconds(30)));

        assertEquals(List.of("quiet", "fired 10", "fired 20"), happened);
    }

    @Test
    void a_skip_fires_what_is_due_next_and_no_more() {
        deadline(10);
        deadline(20);

        control.skipToNextDeadline();

        assertEquals(List.of("quiet", "fired 10", "quiet"), happened);
        assertEquals(start + 10 * Micros.PER_SECOND, clock.now());
    }

    @Test
    void a_skip_with_nothing_due_leaves_the_clock_where_it_is() {
        assertTrue(control.skipToNextDeadline());

        assertEquals(start, clock.now());
    }
}
