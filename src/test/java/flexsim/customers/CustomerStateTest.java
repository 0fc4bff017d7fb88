package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.customers.CustomerState.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerStateTest {
    @ParameterizedTest
    @CsvSource({
        "ASKING, CREATED, true, WAITING",
        "ASKING, CREATED, false, LEAVING",
        "ASKING, RESPONSE_LOST, true, SEARCHING",
        "ASKING, REFUSED, true, FAILED",
        "ASKING, NO_TASK, true, UNREACHED",
        "ASKING, ANSWERED, true, ANSWERED",
        "ASKING, CANCELED_BY_TASKROUTER, true, TIMED_OUT",
        "ASKING, PATIENCE_OVER, true, ASKING",
        "SEARCHING, CREATED, true, WAITING",
        "SEARCHING, CREATED, false, LEAVING",
        "SEARCHING, NO_TASK, true, UNREACHED",
        "SEARCHING, NOT_FOUND_OUT, true, UNKNOWN",
        "SEARCHING, PATIENCE_OVER, true, SEARCHING",
        "WAITING, PATIENCE_OVER, true, LEAVING",
        "WAITING, ANSWERED, true, ANSWERED",
        "WAITING, CANCELED_BY_CUSTOMER, true, ABANDONED",
        "WAITING, CANCELED_BY_TASKROUTER, true, TIMED_OUT",
        "WAITING, TASK_DELETED, true, GONE",
        "WAITING, RELEASED, true, STILL_WAITING",
        "LEAVING, CANCELED_BY_CUSTOMER, true, ABANDONED",
        "LEAVING, CANCELED_BY_TASKROUTER, true, TIMED_OUT",
        "LEAVING, ANSWERED, true, ANSWERED",
        "LEAVING, TASK_DELETED, true, GONE",
        "LEAVING, RELEASED, true, STILL_WAITING",
        "LEAVING, CREATED, true, LEAVING",
        "WAITING, NO_TASK, true, WAITING"
    })
    void a_customer_moves_as_the_diagram_says(CustomerState from, Event event, boolean stays, CustomerState to) {
        assertEquals(to, from.next(event, stays));
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void who_is_answered_or_gone_stays_so(Event event) {
        for (CustomerState state : CustomerState.values()) {
            if (state.isOver()) {
                assertEquals(state, state.next(event, true));
            }
        }
    }

    @Test
    void who_balks_stays_only_when_the_task_was_offered_at_once() {
        assertTrue(CustomerState.stays(true, true, false));
        assertFalse(CustomerState.stays(true, true, true));
        assertTrue(CustomerState.stays(true, false, true));
    }

    @Test
    void whose_patience_is_over_does_not_stay() {
        assertFalse(CustomerState.stays(false, false, false));
    }
}
