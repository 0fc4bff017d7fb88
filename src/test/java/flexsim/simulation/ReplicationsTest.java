package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.report.RunFacts;
import flexsim.report.SummaryJson;
import flexsim.report.TimeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplicationsTest {
    private static final SmallCentre BUSY = SmallCentre.create()
            .agents(3)
            .exponential("arrivalGap", 10)
            .exponential("talkTime", 25)
            .exponential("abandonTime", 30);

    private static String report(long seed, int threads) throws IOException {
        Experiment experiment = new Experiment(new Experiment.Plan(
                BUSY.configuration(),
                id -> "Ann",
                seed,
                Optional.empty(),
                0,
                600_000_000L,
                7_200_000_000L,
                1_800_000_000L,
                new Replications(9, threads)));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new SummaryJson(
                        experiment.run(false, replication -> {}),
                        new RunFacts("t", seed, 600, OptionalDouble.empty(), TimeText.utc()))
                .write(text, true);
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_number_of_threads_changes_no_byte_of_the_report() throws IOException {
        String alone = report(1, 1);

        assertEquals(alone, report(1, 2));
        assertEquals(alone, report(1, 8));
    }

    @Test
    void more_threads_than_there_can_be_are_as_many_as_there_are_replications() {
        List<Long> seeds = new ArrayList<>();

        new Replications(2, Integer.MAX_VALUE).play(5, seed -> seed, seeds::add);

        assertEquals(2, seeds.size());
    }

    @Test
    void figures_of_one_run_whose_customers_all_come_at_once_have_no_standard_error() {
        Experiment experiment = new Experiment(new Experiment.Plan(
                BUSY.key("arrivals", "{\"intervalMinutes\": 1, \"perInterval\": [500]}")
                        .configuration(),
                id -> "Ann",
                1,
                Optional.empty(),
                0,
                0,
                7_200_000_000L,
                1_800_000_000L,
                new Replications(1, 1)));

        Figures total = experiment.run(false, replication -> {}).total();

        assertTrue(total.estimate(Ratio.ASA).value().isPresent());
        assertTrue(total.estimate(Ratio.ASA).standardError().isEmpty());
    }

    @Test
    void a_lack_of_memory_in_a_replication_is_one_of_the_run() {
        Replications two = new Replications(2, 2);

        assertThrows(
                OutOfMemoryError.class,
                () -> two.play(
                        5,
                        seed -> {
                            throw new OutOfMemoryError();
                        },
                        result -> {}));
    }

    @Test
    void another_seed_gives_other_figures() throws IOException {
        assertNotEquals(report(1, 2), report(2, 2));
    }

    @Test
    void the_first_replication_has_the_seed_of_the_run_and_the_others_have_their_own() {
        List<Long> seeds = new ArrayList<>();
        new Replications(4, 1).play(5, seed -> seed, seeds::add);

        assertEquals(5L, seeds.get(0));
        assertEquals(4, seeds.stream().distinct().count());
        assertEquals(Replications.seed(5, 3), seeds.get(3));
    }

    @Test
    void results_are_handed_over_in_order_and_only_a_few_wait_for_their_turn() {
        AtomicInteger ahead = new AtomicInteger();
        List<Integer> most = new ArrayList<>();
        List<Long> order = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            expected.add(Replications.seed(1, i));
        }

        new Replications(50, 4)
                .play(
                        1,
                        seed -> {
                            ahead.incrementAndGet();
                            return seed;
                        },
                        seed -> {
                            most.add(ahead.getAndDecrement());
                            order.add(seed);
                        });

        assertEquals(expected, order);
        assertTrue(most.stream().allMatch(count -> count <= 8), most::toString);
    }

    @Test
    void a_failure_of_one_is_a_failure_of_all() {
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> new Replications(9, 2)
                .play(
                        1,
                        seed -> {
                            if (seed == Replications.seed(1, 3)) {
                                throw new IllegalStateException("broken");
                            }
                            return seed;
                        },
                        seed -> {}));

        assertEquals("broken", failure.getMessage());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
