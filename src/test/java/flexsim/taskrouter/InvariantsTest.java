package flexsim.taskrouter;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.testing.Occurrence;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever clients do, in whatever order: what must hold after each step. */
class InvariantsTest {
    @Provide
    Arbitrary<List<Play.Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Play.Kind.class),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 1_000))
                .as(Play.Step::new)
                .list()
                .ofMaxSize(150)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 1_000)
    @StatisticsReport(OFF)
    void they_hold_after_every_step(@ForAll("steps") List<Play.Step> steps) {
        Play play = new Play();
        Referee referee = new Referee(play);
        referee.check();
        for (Play.Step step : steps) {
            play.take(step);
            referee.check();
        }
        Occurrence.isUsual("offers", play.offers());
    }

    @Property(tries = 100)
    @StatisticsReport(OFF)
    void the_same_commands_make_the_same_history(@ForAll("steps") List<Play.Step> steps) {
        Play first = new Play();
        Play second = new Play();
        steps.forEach(first::take);
        steps.forEach(second::take);

        assertEquals(first.floor.events, second.floor.events);
        Occurrence.isUsual("offers", first.offers());
    }
}
