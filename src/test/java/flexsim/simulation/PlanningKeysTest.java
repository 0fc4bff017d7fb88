package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.metrics.ContactOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the domain says for planners, in virtual time. */
class PlanningKeysTest {
    @Test
    void who_balks_leaves_at_once_when_nobody_is_free() {
        RecordedMetrics recorded = SmallCentre.create().key("balkPortion", "1").play(35);

        assertEquals(
                List.of(
                        "arrived 10.0, answered 10.0 by Agent_000, hung up 25.0, ended 25.0: HANDLED",
                        "arrived 20.0, ended 20.0: ABANDONED",
                        "arrived 30.0, answered 30.0 by Agent_000: TALKING"),
                recorded.stories());
        assertEquals(List.of(), recorded.waiting);
    }

    @Test
    void an_offer_rings_before_it_is_accepted_and_counts_as_work_from_its_beginning() {
        RecordedMetrics recorded = SmallCentre.create().key("agents", delay(3)).play(29);

        assertEquals(
                List.of(
                        "arrived 10.0, answered 13.0 by Agent_000, hung up 28.0, ended 28.0: HANDLED",
                        "arrived 20.0: WAITING"),
                recorded.stories());
        assertEquals(List.of("Agent_000 10.0-28.0"), recorded.busy);
    }

    private static String delay(int seconds) {
        return "{\"acceptDelay\": {\"curve\": \"constant\", \"mean\": " + seconds + "}}";
    }

    @Test
    void a_customer_may_leave_while_it_rings_and_the_agent_takes_the_next_one() {
        RecordedMetrics recorded = SmallCentre.create()
                .key("agents", delay(12))
                .constant("abandonTime", 11)
                .play(39);

        assertEquals("arrived 10.0, ended 21.0: ABANDONED", recorded.stories().get(0));
        assertEquals(
                List.of("10.0 created", "21.0 canceled", "21.0 created", "31.0 canceled", "31.0 created"),
                recorded.reservations);
        assertEquals(List.of(), recorded.busy);
    }

    @Test
    void a_rejected_offer_comes_again_until_taskrouter_has_had_enough() {
        RecordedMetrics recorded = SmallCentre.create()
                .key("agents", "{\"rejectPortion\": 0.9999999}")
                .play(15);

        assertEquals(List.of("arrived 10.0, ended 10.0: TIMED_OUT"), recorded.stories());
        assertEquals(2_000, recorded.reservations.size());
    }

    @Test
    void who_misses_an_offer_is_moved_by_taskrouter_and_comes_back_a_minute_later() {
        RecordedMetrics recorded = SmallCentre.create()
                .key("agents", "{\"missPortion\": 1}")
                .constant("abandonTime", 1_000)
                .constant("arrivalGap", 500)
                .play(690);

        assertEquals(List.of("Agent_000 0.0-620.0", "Agent_000 680.0-690.0"), recorded.staffed);
        assertEquals(List.of("500.0 created", "620.0 timed_out", "680.0 created"), recorded.reservations);
    }

    @Test
    void a_stay_longer_than_any_run_does_not_end_within_it() {
        RecordedMetrics recorded = SmallCentre.create()
                .dimension(
                        "activity",
                        "{\"options\": {\"all\": [\"Available\", \"Break\"]}, \"optionParams\": {\"all\": ["
                                + "{\"portion\": 0.5, \"baseDur\": 1e18}, {\"portion\": 0.5, \"baseDur\": 1e300}]}}")
                .play(100);

        assertEquals(List.of("Agent_000 0.0-100.0"), recorded.staffed);
    }

    @Test
    void a_task_escalates_to_the_next_target_when_its_time_is_over() {
        RecordedMetrics recorded = SmallCentre.create()
                .key("workflow", "{\"targets\": [{\"timeout\": 5}, {\"timeout\": 7}]}")
                .constant("talkTime", 60)
                .play(35);

        assertEquals("arrived 20.0, ended 32.0: TIMED_OUT", recorded.stories().get(1));
    }

    @Test
    void an_agent_whose_shift_ends_finishes_the_task_at_hand_first() {
        RecordedMetrics recorded = SmallCentre.create()
                .key("shifts", "[{\"agents\": 1, \"start\": \"00:00\", \"end\": \"00:01\"}]")
                .constant("arrivalGap", 50)
                .play(130);

        assertEquals(
                List.of(
                        "arrived 50.0, answered 50.0 by Agent_000, hung up 65.0, ended 65.0: HANDLED",
                        "arrived 100.0: WAITING"),
                recorded.stories());
        assertEquals(List.of("Agent_000 0.0-65.0"), recorded.staffed);
    }

    @Test
    void an_agent_who_is_about_to_leave_refuses_and_the_task_goes_to_another() {
        RecordedMetrics recorded = SmallCentre.create()
                .agents(2)
                .dimension(
                        "channel",
                        "{\"options\": {\"all\": [\"chat\"]},"
                                + " \"optionParams\": {\"all\": [{\"portion\": 1, \"baseCapacity\": 3}]}}")
                .key("shifts", "[{\"agents\": 1, \"start\": \"00:00\", \"end\": \"00:01\"}]")
                .constant("arrivalGap", 25)
                .constant("talkTime", 50)
                .play(80);

        // The third offer is Agent_000's turn, who is on the way out.
        assertEquals("Agent_001", recorded.contact(2).agent());
        assertTrue(recorded.reservations.contains("75.0 rejected"));
        assertEquals("Agent_000 0.0-75.0", recorded.staffed.get(0));
    }

    @Test
    void customers_come_by_the_profile_of_the_day() {
        RecordedMetrics recorded = SmallCentre.create()
                .key("arrivals", "{\"intervalMinutes\": 1, \"perInterval\": [0, 600, 0]}")
                .agents(50)
                .play(300);

        assertTrue(recorded.contacts.size() > 500, () -> recorded.contacts.size() + " customers");
        assertTrue(recorded.contacts.stream().allMatch(entry -> entry.arrived() >= 60 && entry.arrived() < 120));
    }

    @Test
    void more_agents_leave_the_customers_as_they_are_and_lose_fewer_of_them() {
        SmallCentre centre = SmallCentre.create()
                .exponential("arrivalGap", 10)
                .exponential("talkTime", 25)
                .exponential("abandonTime", 30);
        RecordedMetrics few = centre.agents(2).play(20_000);
        RecordedMetrics many = centre.agents(3).play(20_000);

        assertEquals(arrivals(few), arrivals(many));
        assertEquals(talks(few, many), talks(many, few));
        assertTrue(many.count(ContactOutcome.ABANDONED) < few.count(ContactOutcome.ABANDONED));
    }

    private static List<Double> arrivals(RecordedMetrics recorded) {
        return recorded.contacts.stream()
                .map(RecordedMetrics.Entry::arrived)
                .sorted()
                .toList();
    }

    /** How long those talked who were handled in both. */
    private static List<Long> talks(RecordedMetrics recorded, RecordedMetrics other) {
        return recorded.contacts.stream()
                .filter(entry -> entry.outcome() == ContactOutcome.HANDLED)
                .filter(entry -> other.contact(entry.number()).outcome() == ContactOutcome.HANDLED)
                .sorted(java.util.Comparator.comparing(RecordedMetrics.Entry::number))
                .map(entry -> Math.round((entry.hungUp() - entry.answered()) * 1e6))
                .toList();
    }

    @Test
    void twice_as_long_times_make_twice_as_long_waits() {
        RecordedMetrics once = scaled(1).play(5_000);
        RecordedMetrics twice = scaled(2).play(10_000);

        assertEquals(once.contacts.size(), twice.contacts.size());
        for (int i = 0; i < once.contacts.size(); i++) {
            assertEquals(once.contact(i).outcome(), twice.contact(i).outcome());
            assertEquals(2 * once.contact(i).ended(), twice.contact(i).ended(), 1e-3);
        }
    }

    private static SmallCentre scaled(double factor) {
        return SmallCentre.create()
                .agents(2)
                .exponential("arrivalGap", 10 * factor)
                .exponential("talkTime", 20 * factor)
                .exponential("abandonTime", 30 * factor)
                .key("workflow", "{\"targets\": [{}]}");
    }
}
