package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
                .ofMaxSize(150);
    }

    @Property(tries = 1_000)
    void they_hold_after_every_step(@ForAll("steps") List<Play.Step> steps) {
        Play play = new Play();
        Referee referee = new Referee(play);
        referee.check();
        for (Play.Step step : steps) {
            play.take(step);
            referee.check();
        }
    }

    @Property(tries = 100)
    void the_same_commands_make_the_same_history(@ForAll("steps") List<Play.Step> steps) {
        Play first = new Play();
        Play second = new Play();
        steps.forEach(first::take);
        steps.forEach(second::take);

        assertEquals(first.floor.events, second.floor.events);
    }
}
