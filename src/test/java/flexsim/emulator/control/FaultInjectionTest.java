package flexsim.emulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.emulator.control.FaultRule.OfDelivery;
import flexsim.emulator.webhook.DeliveryFaults.Fate;
import flexsim.emulator.webhook.DeliveryFaults.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of what is sent out, and which paths a rule concerns. */
class FaultInjectionTest {
    private final FaultInjection faults = new FaultInjection(duration -> {});

    private List<Fate> fates(Kind kind, int deliveries) {
        return IntStream.range(0, deliveries).mapToObj(i -> faults.of(kind)).toList();
    }

    @Test
    void without_a_rule_everything_is_delivered() {
        assertEquals(Fate.DELIVERED, faults.of(Kind.EVENT_SINK));
    }

    @Test
    void a_rule_strikes_only_deliveries_of_its_kind() {
        faults.add(new OfDelivery(Kind.EVENT_CALLBACK, Fate.LOST), new FaultSchedule.Every(1));

        assertEquals(Fate.LOST, faults.of(Kind.EVENT_CALLBACK));
        assertEquals(Fate.DELIVERED, faults.of(Kind.ASSIGNMENT_CALLBACK));
        assertEquals(Fate.DELIVERED, faults.of(Kind.EVENT_SINK));
    }

    @Test
    void the_next_ones_are_lost_and_those_after_them_duplicated() {
        faults.add(new OfDelivery(Kind.EVENT_SINK, Fate.LOST), new FaultSchedule.Next(2));
        faults.add(new OfDelivery(Kind.EVENT_SINK, Fate.DUPLICATED), new FaultSchedule.Next(1));

        assertEquals(List.of(Fate.LOST, Fate.LOST, Fate.DUPLICATED, Fate.DELIVERED), fates(Kind.EVENT_SINK, 4));
    }

    @Property(tries = 50)
    void a_probability_strikes_about_as_often_as_it_says(@ForAll @LongRange(min = -1_000, max = 1_000) long seed) {
        FaultInjection drawn = new FaultInjection(duration -> {});
        drawn.add(new OfDelivery(Kind.EVENT_SINK, Fate.LOST), new FaultSchedule.Chance(new BigDecimal("0.2"), seed));

        long lost = IntStream.range(0, 10_000)
                .filter(i -> drawn.of(Kind.EVENT_SINK) == Fate.LOST)
                .count();

        // Six standard deviations of a binomial distribution of 10,000 draws.
        assertEquals(2_000, lost, 240);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "/v1/Workspaces, /v1/Workspaces, true",
        "/v1/Workspaces, /v1/Workspaces/WS1, false",
        "/v1/Workspaces/*, /v1/Workspaces, false",
        "/v1/*/WS1/Tasks, /v1/Workspaces/WS1/Tasks, true",
        "/v1/Workspaces/{Sid}/Tasks, /v1/Workspaces/WS1/Workers, false",
        "/v1/**, /v1/Workspaces/WS1/Tasks, true",
        "/v1/Workspaces/**, /v1, false",
        "/**, /anything, true"
    })
    void a_pattern_stands_for_these_paths(String pattern, String path, boolean matches) {
        assertEquals(matches, new PathPattern(pattern).matches(path));
    }
}
