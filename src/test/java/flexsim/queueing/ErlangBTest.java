package flexsim.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangBTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
          1, 0.5, 0.333333333, 0.333333333
          5,   3, 0.110054348, 0.533967391
         10,  10, 0.214582343, 0.785417657
         50,  40, 0.018690671, 0.785047463
        100,  80, 0.003992029, 0.796806377
        200, 200, 0.054352423, 0.945647577
        """)
    void the_table_of_blocking_and_occupancy_is_met(int agents, double erlangs, double blocking, double occupancy) {
        ErlangB figures = ErlangB.of(new ErlangTraffic(erlangs, 1), agents);
        assertEquals(blocking, figures.blocking(), 6e-10);
        assertEquals(occupancy, figures.occupancy(), 6e-10);
    }

    @Property(tries = 200)
    void the_birth_and_death_chain_of_a_queue_without_places_blocks_as_often(
            @ForAll @IntRange(min = 1, max = 300) int agents,
            @ForAll @DoubleRange(min = 0.01, max = 600) double erlangs) {
        BusyAgents chain = BusyAgents.withoutQueue(erlangs, agents);
        ErlangB figures = ErlangB.of(new ErlangTraffic(erlangs / 180, 180), agents);
        assertEquals(chain.probability(agents), figures.blocking(), 1e-11 * figures.blocking() + 1e-290);
        assertEquals(chain.meanBusy() / agents, figures.occupancy(), 1e-11);
    }

    @Property(tries = 100)
    void one_agent_more_blocks_less(
            @ForAll @IntRange(min = 1, max = 1000) int agents, @ForAll @DoubleRange(min = 0.5, max = 2) double load) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 180, 180);
        assertEquals(
                1,
                Double.compare(
                        ErlangB.of(traffic, agents).blocking(),
                        ErlangB.of(traffic, agents + 1).blocking()));
    }

    @Test
    void ten_thousand_agents_overflow_nothing() {
        // As many agents as erlangs: B is near sqrt(2 / (pi c)), with the next term of its expansion.
        double first = Math.sqrt(2 / (Math.PI * 10_000));
        assertEquals(first, ErlangB.of(new ErlangTraffic(10_000, 1), 10_000).blocking(), first * 0.01);
        assertEquals(0, ErlangB.of(new ErlangTraffic(1, 1), 10_000).blocking(), 1e-290);
        assertEquals(1, ErlangB.of(new ErlangTraffic(1e9, 1), 10_000).occupancy(), 1e-4);
    }

    @Test
    void nobody_on_duty_is_no_question_for_the_formula() {
        assertThrows(IllegalArgumentException.class, () -> ErlangB.of(new ErlangTraffic(1, 1), 0));
    }
}
