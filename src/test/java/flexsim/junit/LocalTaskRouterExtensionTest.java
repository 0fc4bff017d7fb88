package flexsim.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import flexsim.testing.Deadline;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extension seen from outside: what becomes of test classes that use it. */
class LocalTaskRouterExtensionTest {
    private static final Set<URI> SEEN = ConcurrentHashMap.newKeySet();
    private static final Queue<Optional<Instant>> BEGINNINGS = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
        BEGINNINGS.clear();
    }

    private static TestExecutionSummary run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static void assertSucceeded(int tests, TestExecutionSummary summary) {
        assertEquals("", messages(summary));
        assertEquals(tests, summary.getTestsSucceededCount());
    }

    private static String messages(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> failure.getException().toString())
                .collect(Collectors.joining("\n"));
    }

    @LocalTaskRouter(startsAt = "2000-02-29T12:00:00Z")
    static class Outer {
        @BeforeEach
        void meet(SteppedTaskRouter router) {
            BEGINNINGS.add(Optional.of(router.now()));
        }

        @Nested
        class WithoutAnnotation {
            @Test
            void test(TwilioRestClient twilio, SteppedTaskRouter router) {
                assertEquals(router.twilio(), twilio);
            }
        }

        @Nested
        @LocalTaskRouter(startsAt = "2040-01-01T00:00:00Z")
        class WithItsOwn {
            @Test
            void test() {}
        }
    }

    @Test
    void nested_classes_have_the_clock_of_the_class_around_them_or_their_own() {
        assertSucceeded(2, run(Outer.class));

        assertEquals(
                Set.of(
                        Optional.of(Instant.parse("2000-02-29T12:00:00Z")),
                        Optional.of(Instant.parse("2040-01-01T00:00:00Z"))),
                Set.copyOf(BEGINNINGS));
    }

    @LocalTaskRouter
    static class Parameterized {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void test(int tasks, SteppedTaskRouter router, TwilioRestClient twilio) {
            SEEN.add(router.baseUrl());
            String queue = TaskQueue.creator(router.workspaceSid(), "all")
                    .create(twilio)
                    .getSid();
            IntStream.range(0, tasks).forEach(task -> Task.creator(router.workspaceSid())
                    .setTaskQueueSid(queue)
                    .create(twilio));

            int seen = 0;
            for (Task task : Task.reader(router.workspaceSid()).read(twilio)) {
                assertEquals(queue, task.getTaskQueueSid());
                seen++;
            }
            assertEquals(tasks, seen);
        }
    }

    @Test
    void each_run_of_a_parameterized_test_has_its_own() {
        assertSucceeded(3, run(Parameterized.class));
        assertEquals(3, SEEN.size());
    }

    @LocalTaskRouter
    static class Parallel {
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void one(SteppedTaskRouter router) throws Exception {
            test(router);
        }

        @Test
        void other(SteppedTaskRouter router) throws Exception {
            test(router);
        }

        private void test(SteppedTaskRouter router) throws Exception {
            Instant start = router.now();
            BOTH.await(Deadline.SECONDS, TimeUnit.SECONDS);
            router.advance(Duration.ofHours(1));
            BOTH.await(Deadline.SECONDS, TimeUnit.SECONDS);
            assertEquals(start.plusSeconds(3_600), router.now());
            SEEN.add(router.baseUrl());
        }
    }

    @Test
    void tests_that_run_at_the_same_time_have_a_clock_each() {
        assertSucceeded(2, run(Parallel.class));
        assertEquals(2, SEEN.size());
    }

    @LocalTaskRouter
    static class Stopped {
        @AfterEach
        void note(SteppedTaskRouter router) {
            SEEN.add(router.baseUrl());
        }

        @Test
        void test() {}
    }

    @Test
    void it_stops_after_the_methods_that_run_after_each_test() {
        assertSucceeded(1, run(Stopped.class));

        URI stopped = SEEN.iterator().next();
        assertThrows(ConnectException.class, () -> new Socket(stopped.getHost(), stopped.getPort()).close());
    }

    @LocalTaskRouter
    static class InConstructor {
        InConstructor(TwilioRestClient twilio) {}

        @Test
        void test() {}
    }

    @LocalTaskRouter
    static class BeforeAllTests {
        @BeforeAll
        static void prepare(SteppedTaskRouter router) {}

        @Test
        void test() {}
    }

    @ParameterizedTest
    @ValueSource(classes = {InConstructor.class, BeforeAllTests.class})
    void whoever_wants_it_for_more_than_one_test_is_told_where_to_take_it(Class<?> misused) {
        String messages = messages(run(misused));

        assertTrue(messages.contains("belongs to one test: take it as a parameter of the test method"), messages);
    }

    @LocalTaskRouter(startsAt = "next monday")
    static class WithoutInstant {
        @Test
        void test() {}
    }

    @Test
    void a_start_that_is_no_instant_is_refused_with_an_example_of_one() {
        String messages = messages(run(WithoutInstant.class));

        assertTrue(
                messages.endsWith("startsAt must be an instant as 2026-01-05T09:00:00Z, found 'next monday'"),
                messages);
    }
}
