package flexsim.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.agents.HandlingState.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HandlingStateTest {
    @ParameterizedTest
    @CsvSource({
        "TALKING, TALK_OVER, HANGING_UP",
        "HANGING_UP, WRAPPED, WRAPPING",
        "WRAPPING, WRAP_OVER, COMPLETING",
        "COMPLETING, COMPLETED, HANDLED",
        "TALKING, DROPPED, LOST",
        "HANGING_UP, DROPPED, LOST",
        "WRAPPING, DROPPED, LOST",
        "COMPLETING, DROPPED, LOST",
        "TALKING, WRAP_OVER, TALKING",
        "HANGING_UP, TALK_OVER, HANGING_UP",
        "WRAPPING, WRAPPED, WRAPPING",
        "WRAPPING, COMPLETED, WRAPPING"
    })
    void the_work_on_a_task_goes_as_the_diagram_says(HandlingState from, Event event, HandlingState to) {
        assertEquals(to, from.next(event));
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void work_that_is_over_stays_over(Event event) {
        assertEquals(HandlingState.HANDLED, HandlingState.HANDLED.next(event));
        assertEquals(HandlingState.LOST, HandlingState.LOST.next(event));
    }
}
