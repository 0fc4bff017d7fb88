package flexsim.agents;

import static flexsim.agents.DeployedCentre.ANN;
import static flexsim.agents.DeployedCentre.AVAILABLE;
import static flexsim.agents.DeployedCentre.BOB;
import static flexsim.agents.DeployedCentre.BREAK;
import static flexsim.agents.DeployedCentre.OFFLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import flexsim.agents.ActivityPlan.Stay;
import flexsim.domain.Shift;
import flexsim.domain.Shift.Break;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ann works from 00:10 to 02:00 with breaks of ten minutes at 01:00 and of one at 01:30; Bob has no shift. Runs start at 00:00. */
class AgentShiftTest {
    private static final Shift SHIFT =
            new Shift(OptionalInt.of(1), List.of(), 600, 7200, List.of(new Break(3600, 10), new Break(5400, 1)));
    private static final ActivityPlan ALWAYS = new ActivityPlan() {
        @Override
        public Set<String> names() {
            return Set.of("Available");
        }

        @Override
        public Stay stay(String agent, long number, long at) {
            return new Stay("Available", Duration.ofHours(100));
        }
    };

    private final DeployedCentre centre = new DeployedCentre();
    private final AgentSimulation agents = begin();

    private AgentSimulation begin() {
        centre.byTime = Optional.of(new ShiftPlan(ALWAYS, Map.of("Agent_000", SHIFT), "Break", 0));
        return centre.loggedIn();
    }

    @Test
    void an_agent_whose_shift_has_not_begun_is_not_made_available() {
        assertEquals(OFFLINE, centre.activity(ANN));
        assertEquals(0, centre.requests("worker " + ANN + " " + AVAILABLE));
        assertEquals(AVAILABLE, centre.activity(BOB));
        assertEquals(0, agents.unconfirmed());
    }

    @Test
    void the_shift_begins_ends_and_comes_again_the_next_day() {
        at(Duration.ofMinutes(10));
        assertEquals(AVAILABLE, centre.activity(ANN));
        at(Duration.ofHours(2));
        assertEquals(OFFLINE, centre.activity(ANN));
        at(Duration.ofHours(24).plusMinutes(10));
        assertEquals(AVAILABLE, centre.activity(ANN));
    }

    @Test
    void an_agent_is_on_a_break_from_its_start_to_its_end() {
        at(Duration.ofMinutes(60));
        assertEquals(BREAK, centre.activity(ANN));
        at(Duration.ofMinutes(70));
        assertEquals(AVAILABLE, centre.activity(ANN));
    }

    @Test
    void the_contact_at_hand_is_finished_first_when_the_shift_is_over() {
        at(Duration.ofHours(2).minusSeconds(5));
        centre.offerAndAssign(agents, 1, ANN);
        at(Duration.ofHours(2).plusSeconds(74));
        assertEquals(AVAILABLE, centre.activity(ANN));
        at(Duration.ofHours(2).plusSeconds(75));
        assertEquals(OFFLINE, centre.activity(ANN));
    }

    @Test
    void no_further_contact_is_taken_after_the_shift() {
        at(Duration.ofHours(2).minusSeconds(5));
        centre.offerAndAssign(agents, 1, ANN);
        at(Duration.ofHours(2));
        assertEquals(new OfferResponse.Reject(OFFLINE), agents.offered(centre.offer(2, ANN)));
    }

    @Test
    void a_break_that_began_late_ends_in_time() {
        at(Duration.ofMinutes(60).minusSeconds(5));
        centre.offerAndAssign(agents, 1, ANN);
        at(Duration.ofMinutes(65));
        assertEquals(BREAK, centre.activity(ANN));
        at(Duration.ofMinutes(70).minusSeconds(1));
        assertEquals(BREAK, centre.activity(ANN));
        at(Duration.ofMinutes(70));
        assertEquals(AVAILABLE, centre.activity(ANN));
    }

    @Test
    void a_break_that_a_contact_outlasts_is_skipped() {
        at(Duration.ofMinutes(90).minusSeconds(5));
        centre.offerAndAssign(agents, 1, ANN);
        long breaks = centre.requests("worker " + ANN + " " + BREAK);
        at(Duration.ofMinutes(91));
        assertInstanceOf(OfferResponse.Accept.class, agents.offered(centre.offer(2, ANN)));
        at(Duration.ofMinutes(95));
        assertEquals(breaks, centre.requests("worker " + ANN + " " + BREAK));
    }

    private void at(Duration time) {
        centre.clock.advance(time.minusNanos(centre.clock.now() * 1_000));
    }
}
