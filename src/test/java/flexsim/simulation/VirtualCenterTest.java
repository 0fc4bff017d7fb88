package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.ContactOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualCenterTest {
    @Test
    void a_second_customer_waits_until_the_agent_has_done_the_after_call_work() {
        RecordedMetrics recorded = SmallCentre.create().constant("wrapTime", 2).play(45);

        assertEquals(
                List.of(
                        "arrived 10.0, answered 10.0 by Agent_000, hung up 25.0, ended 27.0: HANDLED",
                        "arrived 20.0, answered 27.0 by Agent_000, hung up 42.0, ended 44.0: HANDLED",
                        "arrived 30.0, answered 44.0 by Agent_000: TALKING",
                        "arrived 40.0: WAITING"),
                recorded.stories());
    }

    @Test
    void who_is_answered_at_once_is_never_told_to_wait() {
        RecordedMetrics recorded = SmallCentre.create().constant("talkTime", 14).play(35);

        assertEquals(List.of("20.0 p +1", "24.0 p -1", "30.0 p +1"), recorded.waiting);
    }

    @Test
    void a_customer_leaves_at_the_end_of_their_patience() {
        RecordedMetrics recorded =
                SmallCentre.create().constant("abandonTime", 4).play(29);

        assertEquals(
                List.of(
                        "arrived 10.0, answered 10.0 by Agent_000, hung up 25.0, ended 25.0: HANDLED",
                        "arrived 20.0, ended 24.0: ABANDONED"),
                recorded.stories());
        assertEquals(List.of("20.0 p +1", "24.0 p -1"), recorded.waiting);
    }

    @Test
    void taskrouter_ends_what_has_waited_to_the_end_of_the_workflow() {
        RecordedMetrics recorded = SmallCentre.create()
                .constant("abandonTime", 1_000)
                .constant("talkTime", 600)
                .constant("arrivalGap", 200)
                .play(710);

        assertEquals(
                List.of(
                        "arrived 200.0, answered 200.0 by Agent_000: TALKING",
                        "arrived 400.0, ended 700.0: TIMED_OUT",
                        "arrived 600.0: WAITING"),
                recorded.stories());
    }

    @Test
    void taskrouter_removes_a_task_after_24_hours_with_an_agent_who_is_free_from_then_on() {
        RecordedMetrics recorded = SmallCentre.create()
                .constant("talkTime", 86_400)
                .constant("wrapTime", 60)
                .constant("arrivalGap", 50_000)
                .play(160_000);

        assertEquals(
                List.of(
                        "arrived 50000.0, answered 50000.0 by Agent_000, hung up 136400.0, ended 136400.0: HANDLED",
                        "arrived 100000.0, ended 100100.0: ABANDONED",
                        "arrived 150000.0, answered 150000.0 by Agent_000: TALKING"),
                recorded.stories());
        assertEquals(List.of("Agent_000 50000.0-136400.0", "Agent_000 150000.0-160000.0"), recorded.busy);
    }

    @Test
    void after_call_work_may_go_on_beyond_the_24_hours() {
        RecordedMetrics recorded = SmallCentre.create()
                .constant("talkTime", 86_399)
                .constant("wrapTime", 60)
                .constant("arrivalGap", 50_000)
                .play(140_000);

        assertEquals(
                "arrived 50000.0, answered 50000.0 by Agent_000, hung up 136399.0, ended 136459.0: HANDLED",
                recorded.stories().get(0));
    }

    @Test
    void an_agent_works_on_as_many_chats_at_once_as_their_capacity_says() {
        RecordedMetrics recorded = SmallCentre.create()
                .dimension(
                        "channel",
                        "{\"options\": {\"all\": [\"chat\"]},"
                                + " \"optionParams\": {\"all\": [{\"portion\": 1, \"baseCapacity\": 2}]}}")
                .constant("talkTime", 25)
                .play(49);

        assertEquals(
                List.of(
                        "arrived 10.0, answered 10.0 by Agent_000, hung up 35.0, ended 35.0: HANDLED",
                        "arrived 20.0, answered 20.0 by Agent_000, hung up 45.0, ended 45.0: HANDLED",
                        "arrived 30.0, answered 35.0 by Agent_000: TALKING",
                        "arrived 40.0, answered 45.0 by Agent_000: TALKING"),
                recorded.stories());
        assertEquals(List.of("Agent_000 10.0-49.0"), recorded.busy);
    }

    @Test
    void the_agent_who_has_been_idle_longest_gets_the_next_customer() {
        RecordedMetrics recorded =
                SmallCentre.create().agents(3).constant("talkTime", 1).play(45);

        assertEquals(
                List.of("Agent_000", "Agent_001", "Agent_002", "Agent_000"),
                recorded.contacts.stream().map(RecordedMetrics.Entry::agent).toList());
    }

    @Test
    void an_agent_is_staffed_all_the_time_and_busy_while_there_is_work() {
        RecordedMetrics recorded = SmallCentre.create().constant("talkTime", 4).play(30);

        assertEquals(List.of("Agent_000 10.0-14.0", "Agent_000 20.0-24.0"), recorded.busy);
        assertEquals(List.of("Agent_000 0.0-30.0"), recorded.staffed);
    }

    @Test
    void a_warm_up_is_played_before_the_measured_time() {
        RecordedMetrics recorded = SmallCentre.create().warmup(25).play(5);

        assertEquals(-15.0, recorded.contact(0).arrived());
        assertEquals(ContactOutcome.HANDLED, recorded.contact(0).outcome());
        assertEquals(List.of("Agent_000 -25.0-5.0"), recorded.staffed);
    }

    @Test
    void reservations_are_told_as_they_are_made_and_answered() {
        RecordedMetrics recorded = SmallCentre.create().play(15);

        assertEquals(List.of("10.0 created", "10.0 accepted"), recorded.reservations);
    }
}
