package flexsim.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.domain.Dimension.Curve;
import flexsim.domain.Shift.Break;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    @TempDir
    private Path directory;

    @Test
    void a_description_without_planning_keys_has_the_default_scenario() throws IOException {
        assertEquals(Scenario.DEFAULT, read("{}"));
    }

    @Test
    void what_is_not_stated_of_a_service_level_is_the_default() throws IOException {
        assertEquals(new ServiceLevel(30, 5, 0.8), read("""
            {"serviceLevel": {"thresholdSeconds": 30}}\
            """).serviceLevel());
    }

    @Test
    void the_portion_that_is_to_be_answered_in_time_can_be_stated() throws IOException {
        assertEquals(new ServiceLevel(20, 5, 0.95), read("""
            {"serviceLevel": {"target": 0.95}}\
            """).serviceLevel());
    }

    @Test
    void arrivals_have_half_hours_and_days_alike_unless_stated_otherwise() throws IOException {
        assertEquals(
                Optional.of(new Arrivals(30, List.of(0.0, 12.5), 0)), read("""
                    {"arrivals": {"perInterval": [0, 12.5]}}\
                    """).arrivals());
    }

    @Test
    void arrivals_of_a_whole_day_are_taken() throws IOException {
        String counts = IntStream.range(0, 96).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Arrivals arrivals = read("{\"arrivals\": {\"intervalMinutes\": 15, \"perInterval\": [" + counts
                        + "], \"busynessCv\": 0.2}}")
                .arrivals()
                .orElseThrow();
        assertEquals(96, arrivals.perInterval().size());
        assertEquals(0.2, arrivals.busynessCv());
    }

    @Test
    void an_accept_delay_is_a_range_with_a_curve() throws IOException {
        OfferBehavior habits = read("""
            {"agents": {"acceptDelay": {"curve": "lognormal", "mean": 4, "cv": 0.5, "max": 20},
                        "rejectPortion": 0.25, "missPortion": 0.75}}\
            """).agents();
        Dimension delay = habits.acceptDelay().orElseThrow();
        assertEquals(Curve.LOGNORMAL, delay.curve());
        assertEquals(Optional.of(4.0), delay.mean());
        assertEquals(20.0, delay.max());
        assertEquals(Dimension.Expr.RANGE, delay.expr());
        assertEquals(1.0, habits.rejectPortion() + habits.missPortion());
    }

    @Test
    void a_shift_until_midnight_ends_with_the_day() throws IOException {
        Shift shift = shift("""
            {"shifts": [{"agents": 2, "start": "16:00", "end": "24:00"}]}\
            """);
        assertEquals(new Shift(OptionalInt.of(2), List.of(), 57_600, 86_400, List.of()), shift);
        assertEquals(8 * 3600, shift.seconds());
    }

    @Test
    void a_shift_that_ends_before_it_starts_ends_the_next_day() throws IOException {
        Shift night = shift("""
            {"shifts": [{"agents": ["Agent_003"], "start": "22:00", "end": "06:30"}]}\
            """);
        assertEquals(List.of("Agent_003"), night.names());
        assertEquals(8 * 3600 + 1800, night.seconds());
    }

    @Test
    void breaks_are_kept_in_the_order_of_time_since_the_start_of_the_shift() throws IOException {
        Shift night = shift("""
            {"shifts": [{"agents": 1, "start": "22:00", "end": "06:30", "breaks": [
                {"start": "02:00", "minutes": 30}, {"start": "24:00", "minutes": 15}, {"start": "23:00", "minutes": 10}]}]}\
            """);
        assertEquals(List.of(new Break(82_800, 10), new Break(0, 15), new Break(7_200, 30)), night.breaks());
    }

    @Test
    void a_break_may_begin_when_another_ends_and_end_with_the_shift() throws IOException {
        Shift shift = shift("""
            {"shifts": [{"agents": 1, "start": "08:00", "end": "16:00", "breaks": [
                {"start": "15:00", "minutes": 30}, {"start": "15:30", "minutes": 30}]}]}\
            """);
        assertEquals(2, shift.breaks().size());
    }

    @Test
    void counted_shifts_take_the_first_agents_whom_no_shift_names() throws IOException {
        Scenario scenario = read("""
            {"shifts": [{"agents": 2, "start": "08:00", "end": "16:00"}, {"agents": ["Agent_001"], "start": "09:00", "end": "17:00"},
                        {"agents": 1, "start": "10:00", "end": "18:00"}]}\
            """);
        Map<String, Shift> shifts = scenario.shiftByAgent(
                IntStream.range(0, 12).mapToObj(Domain::agentName).toList());
        assertEquals(
                Map.of("Agent_000", 8, "Agent_001", 9, "Agent_002", 8, "Agent_003", 10),
                shifts.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, shift -> shift.getValue().startSecond() / 3600)));
    }

    @Test
    void targets_of_an_option_take_the_place_of_those_of_all() throws IOException {
        Targets targets = read("""
            {"workflow": {"targets": [{"timeout": 60}, {"priority": 5, "expression": "worker.level > 3"}],
                          "targetsByOption": {"sales": [{"priority": 10}]}}}\
            """).workflow();
        assertEquals(
                List.of(
                        new TargetRule(OptionalInt.of(60), OptionalInt.empty(), Optional.empty()),
                        new TargetRule(OptionalInt.empty(), OptionalInt.of(5), Optional.of("worker.level > 3"))),
                targets.of("support"));
        assertEquals(
                List.of(new TargetRule(OptionalInt.empty(), OptionalInt.of(10), Optional.empty())),
                targets.of("sales"));
    }

    private Shift shift(String text) throws IOException {
        return read(text).shifts().get(0);
    }

    private Scenario read(String text) throws IOException {
        return DomainReader.read(Files.writeString(directory.resolve("domain.json"), text), DomainLocale.EN_US)
                .scenario();
    }
}
