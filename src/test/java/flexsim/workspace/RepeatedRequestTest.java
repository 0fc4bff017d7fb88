package flexsim.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.time.SteppedScheduler;
import flexsim.workspace.WorkspaceException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatedRequestTest {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final SteppedScheduler clock = new SteppedScheduler(0);
    private final List<String> log = new ArrayList<>();

    /** What the next tries fail with; when it is empty they succeed. */
    private final Queue<RuntimeException> failing = new ArrayDeque<>();

    private final Failures failures = new Failures();
    private final RepeatedRequest request = new RepeatedRequest(clock, this::onExecutor, PAUSE, this::ask, failures);

    private void onExecutor(Runnable work) {
        log.add("executor");
        work.run();
    }

    private void ask() {
        log.add("try at " + clock.now() / 1_000 + " ms");
        if (!failing.isEmpty()) {
            throw failing.remove();
        }
    }

    private static WorkspaceException failure(Kind kind) {
        return new WorkspaceException(kind, 0, 0, kind.name());
    }

    private final class Failures implements RepeatedRequest.Failures {
        private boolean wanted = true;

        @Override
        public boolean wanted() {
            return wanted;
        }

        @Override
        public void trouble(WorkspaceException failure) {
            log.add("trouble " + failure.getMessage());
        }

        @Override
        public void unwanted() {
            log.add("unwanted");
        }

        @Override
        public void gone(WorkspaceException failure) {
            log.add("gone");
        }

        @Override
        public void refused(WorkspaceException failure) {
            log.add("refused " + failure.getMessage());
        }
    }

    private List<String> log() {
        return log.stream().filter(line -> !line.equals("executor")).toList();
    }

    @Test
    void one_that_succeeds_is_made_once() {
        request.begin();
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of("executor", "try at 0 ms"), log);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "UNWANTED"})
    void trouble_that_may_pass_is_waited_out_pause_by_pause_on_the_executor(Kind kind) {
        failing.add(failure(kind));
        failing.add(failure(kind));
        request.begin();
        clock.advance(Duration.ofHours(1));

        assertEquals(
                List.of(
                        "executor",
                        "try at 0 ms",
                        "trouble " + kind,
                        "executor",
                        "try at 2000 ms",
                        "trouble " + kind,
                        "executor",
                        "try at 4000 ms"),
                log);
    }

    @Test
    void trouble_of_what_is_no_longer_wanted_is_told_and_ends_it() {
        failures.wanted = false;
        failing.add(failure(Kind.UNAVAILABLE));
        request.begin();
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of("try at 0 ms", "trouble UNAVAILABLE", "unwanted"), log());
    }

    @Test
    void what_is_gone_is_not_asked_for_again() {
        failing.add(failure(Kind.NOT_FOUND));
        request.begin();
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of("try at 0 ms", "gone"), log());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNAUTHORIZED"})
    void a_refusal_ends_it_unless_the_listener_makes_it_again(Kind kind) {
        failing.add(failure(kind));
        request.begin();
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of("try at 0 ms", "refused " + kind), log());
    }

    @Test
    void it_can_be_made_again_after_another_pause() {
        request.begin();
        request.again(Duration.ofMillis(500));
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of("try at 0 ms", "try at 500 ms"), log());
    }

    @Test
    void it_can_be_made_on_the_thread_that_asks() {
        request.run();

        assertEquals(List.of("try at 0 ms"), log);
    }

    @Test
    void what_else_goes_wrong_is_the_executors() {
        failing.add(new IllegalStateException("a defect"));

        assertThrows(IllegalStateException.class, request::begin);
        assertEquals(0, clock.pending());
    }
}
