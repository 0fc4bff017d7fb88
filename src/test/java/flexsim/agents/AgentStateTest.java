package flexsim.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.agents.Agent.Event;
import flexsim.agents.Agent.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgentStateTest {
    @ParameterizedTest
    @CsvSource({
        "EXPECTED, LOGIN, false, AVAILABLE",
        "AVAILABLE, AWAY_DUE, false, AWAY",
        "AVAILABLE, AWAY_DUE, true, WINDING_DOWN",
        "WINDING_DOWN, LAST_TASK_DONE, false, AWAY",
        "WINDING_DOWN, REFUSED, true, AWAY",
        "AWAY, AWAY_DUE, false, AWAY",
        "AWAY, AVAILABLE_DUE, false, AVAILABLE",
        "AVAILABLE, LAST_TASK_DONE, false, AVAILABLE",
        "AWAY, REFUSED, false, AWAY",
        "EXPECTED, AWAY_DUE, false, AWAY",
        "WINDING_DOWN, AVAILABLE_DUE, true, AVAILABLE",
        "AVAILABLE, MISSED, true, MISSING",
        "WINDING_DOWN, MISSED, true, MISSING",
        "AWAY, MISSED, false, MISSING",
        "EXPECTED, MISSED, false, EXPECTED",
        "MISSING, AVAILABLE_DUE, false, MISSING",
        "MISSING, AWAY_DUE, false, MISSING",
        "MISSING, LAST_TASK_DONE, false, MISSING",
        "MISSING, BACK_AVAILABLE, true, AVAILABLE",
        "MISSING, BACK_AWAY, false, AWAY",
        "AVAILABLE, BACK_AWAY, false, AVAILABLE"
    })
    void an_agent_moves_as_the_diagram_says(State from, Event event, boolean busy, State to) {
        assertEquals(to, Agent.next(from, event, busy));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everybody_can_log_out(State from) {
        assertEquals(State.LOGGED_OUT, Agent.next(from, Event.LOGOUT, true));
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void who_has_logged_out_stays_out(Event event) {
        assertEquals(State.LOGGED_OUT, Agent.next(State.LOGGED_OUT, event, false));
    }
}
