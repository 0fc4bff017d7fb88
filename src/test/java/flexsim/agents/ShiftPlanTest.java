package flexsim.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.agents.ActivityPlan.Stay;
import flexsim.config.Generator;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.Shift;
import flexsim.domain.Shift.Break;
import flexsim.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ann works from 08:00 to 16:30 with a break at noon, Nick at night; they are Available for two hours, again and again. */
class ShiftPlanTest {
    private static final int HOUR = 3600;
    private static final Shift DAY_SHIFT =
            new Shift(OptionalInt.of(1), List.of(), 8 * HOUR, 16 * HOUR + 1800, List.of(new Break(12 * HOUR, 30)));
    private static final Shift NIGHT_SHIFT =
            new Shift(OptionalInt.of(1), List.of(), 22 * HOUR, 6 * HOUR, List.of(new Break(HOUR, 45)));
    private static final ActivityPlan TWO_HOURS = new ActivityPlan() {
        @Override
        public Set<String> names() {
            return Set.of("Available", "Break");
        }

        @Override
        public Stay stay(String agent, long number, long at) {
            return new Stay("Available", Duration.ofHours(2));
        }
    };

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "Ann,  0,     Offline,   28800, true",
        "Ann,  28799, Offline,   1,     true",
        "Ann,  28800, Available, 7200,  false",
        "Ann,  39600, Available, 3600,  true",
        "Ann,  43200, Break,     1800,  true",
        "Ann,  44000, Break,     1000,  true",
        "Ann,  45000, Available, 7200,  false",
        "Ann,  59399, Available, 1,     true",
        "Ann,  59400, Offline,   55800, true",
        "Ann,  86400, Offline,   28800, true",
        "Nick, 0,     Available, 3600,  true",
        "Nick, 3600,  Break,     2700,  true",
        "Nick, 21600, Offline,   57600, true",
        "Nick, 79200, Available, 7200,  false",
        "Olga, 0,     Available, 7200,  false"
    })
    void an_agent_is_where_the_shift_says(String agent, long second, String activity, long seconds, boolean fixed) {
        Stay stay = plan(0).stay(agent, 3, second * Micros.PER_SECOND);
        assertEquals(new Stay(activity, Duration.ofSeconds(seconds), fixed), stay);
    }

    @Test
    void whoever_can_only_be_available_is_so_until_the_break() {
        ActivityPlan steady = new ActivityPlan() {
            @Override
            public Set<String> names() {
                return Set.of("Available");
            }

            @Override
            public Stay stay(String agent, long number, long at) {
                return new Stay("Available", Duration.ofMinutes(1));
            }
        };

        Stay stay = new ShiftPlan(steady, Map.of("Ann", DAY_SHIFT), "Break", 8 * HOUR).stay("Ann", 0, 0);

        assertEquals(new Stay("Available", Duration.ofHours(4), true), stay);
    }

    @Test
    void a_run_that_starts_at_ten_finds_the_shift_under_way() {
        assertEquals(
                new Stay("Available", Duration.ofHours(2), true),
                plan(10 * HOUR).stay("Ann", 0, 0));
        assertEquals(
                new Stay("Break", Duration.ofMinutes(30), true),
                plan(10 * HOUR).stay("Ann", 1, 2 * HOUR * Micros.PER_SECOND));
    }

    @Test
    void a_shift_round_the_clock_never_ends() {
        Shift always = new Shift(OptionalInt.of(1), List.of(), 0, 24 * HOUR, List.of());
        ShiftPlan plan = new ShiftPlan(TWO_HOURS, Map.of("Ann", always), "Break", 0);
        assertEquals("Available", plan.stay("Ann", 1, 0).activity());
        assertEquals(
                "Available", plan.stay("Ann", 1, 24 * HOUR * Micros.PER_SECOND).activity());
    }

    @Property(tries = 100)
    void stays_follow_one_another_and_work_takes_as_long_each_day(@ForAll @IntRange(max = 24 * HOUR - 1) int start) {
        ShiftPlan plan = plan(start);
        long at = 0;
        long work = 0;
        long end = 10L * 24 * HOUR * Micros.PER_SECOND;
        for (long number = 0; at < end; number++) {
            Stay stay = plan.stay("Ann", number, at);
            long length = Math.min(Micros.of(stay.length()), end - at);
            assertTrue(length > 0, "a stay without end at " + at);
            work += stay.available() ? length : 0;
            at += length;
        }
        assertEquals(10 * 8L * HOUR * Micros.PER_SECOND, work);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "Available", "Lunch", "Break" | Break
        "Available", "Lunch", "Busy"  | Lunch
        "Available"                   | Unavailable
        """)
    void breaks_are_spent_in_the_activity_that_the_domain_has_for_them(String activities, String expected)
            throws IOException {
        assertEquals(
                expected,
                ofDomain("""
                    {"dimensions": {"activity": {"options": {"all": [%s]}}},
                     "shifts": [{"agents": 1, "start": "00:00", "end": "08:00", "breaks": [{"start": "04:00", "minutes": 30}]}]}\
                    """.formatted(activities))
                        .stay("Agent_000", 1, 4L * HOUR * Micros.PER_SECOND)
                        .activity());
    }

    @Test
    void a_domain_without_shifts_has_no_activity_more() throws IOException {
        assertFalse(ofDomain("{}").names().contains("Offline"));
    }

    @Test
    void an_activity_for_breaks_is_needed_only_when_there_are_breaks() throws IOException {
        String domain = """
            {"dimensions": {"activity": {"options": {"all": ["Available"]}}},
             "shifts": [{"agents": 1, "start": "00:00", "end": "08:00"%s}]}\
            """;
        assertFalse(ofDomain(domain.formatted("")).names().contains("Unavailable"));
        assertTrue(ofDomain(domain.formatted(", \"breaks\": [{\"start\": \"04:00\", \"minutes\": 30}]"))
                .names()
                .contains("Unavailable"));
    }

    private ActivityPlan ofDomain(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), text);
        return AgentPlans.ofDomain(
                        Generator.generate(DomainReader.read(file, DomainLocale.EN_US), DomainLocale.EN_US, 1), 1, 0)
                .activities();
    }

    private static ShiftPlan plan(int startSecond) {
        return new ShiftPlan(TWO_HOURS, Map.of("Ann", DAY_SHIFT, "Nick", NIGHT_SHIFT), "Break", startSecond);
    }
}
