package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.agents.AgentSnapshot;
import flexsim.domain.InputException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentsimCommandTest {
    private static final Settings ENVIRONMENT = new Settings(Map.of("ASSIGN_URL", "http://b"), Map::of);

    private static AgentSnapshot atHand(long talking, long wrapping) {
        return new AgentSnapshot(Map.of(), talking, wrapping, 0, 0, 0, 0, 0, 0, Optional.empty());
    }

    @Test
    void an_empty_assignment_url_is_refused_and_not_taken_for_none() {
        assertThrows(InputException.class, () -> AgentsimCommand.assignmentUrl(Optional.of(""), ENVIRONMENT));
    }

    @Test
    void the_option_wins_over_the_environment() {
        assertEquals(
                Optional.of("http://a/reservation"),
                AgentsimCommand.assignmentUrl(Optional.of("http://a"), ENVIRONMENT));
        assertEquals(Optional.of("http://b/reservation"), AgentsimCommand.assignmentUrl(Optional.empty(), ENVIRONMENT));
    }

    @Test
    void an_end_in_order_needs_no_word() {
        assertEquals(Optional.empty(), AgentsimCommand.left(0, 0, atHand(0, 0)));
    }

    @Test
    void who_and_what_is_left_is_said_with_what_to_do() {
        assertEquals(
                Optional.of("2 agents could not be logged out, 3 tasks could not be completed: run 'flexsim cleansim'"),
                AgentsimCommand.left(2, 0, atHand(1, 2)));
    }
}
