package flexsim.agents;

import static flexsim.agents.DeployedCentre.ANN;
import static flexsim.agents.DeployedCentre.AVAILABLE;
import static flexsim.agents.DeployedCentre.BOB;
import static flexsim.agents.DeployedCentre.BREAK;
import static flexsim.agents.DeployedCentre.OFFLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.agents.ActivityPlan.Stay;
import flexsim.agents.OfferPlan.Response;
import flexsim.time.Micros;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.FakeWorkspace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Agents who let it ring, reject or miss offers. An offer that nobody answers ends after 120 s. */
class AgentHabitsTest {
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final String RESERVATION = FakeWorkspace.sid("WR", 1);

    private final DeployedCentre centre = new DeployedCentre();

    @Test
    void an_offer_that_rings_is_left_open_and_accepted_after_the_delay() {
        AgentSimulation agents = ringing();
        assertInstanceOf(OfferResponse.Open.class, agents.offered(centre.offer(1, ANN)));
        centre.clock.advance(DELAY.minusMillis(1));
        assertEquals("pending", status());
        centre.clock.advance(Duration.ofMillis(1));
        assertEquals("accepted", status());
        assertEquals(1, agents.snapshot().accepted());
    }

    @Test
    void the_talk_begins_with_the_accept() {
        AgentSimulation agents = ringing();
        ring(agents);
        centre.clock.advance(DeployedCentre.TALK.minusMillis(1));
        assertEquals(AssignmentStatus.ASSIGNED, centre.status(1));
        centre.clock.advance(Duration.ofMillis(1));
        assertEquals(AssignmentStatus.WRAPPING, centre.status(1));
    }

    @Test
    void an_agent_whose_phone_rings_takes_that_task_before_a_break() {
        centre.stays.put(0L, new Stay("Available", Duration.ofSeconds(2)));
        centre.stays.put(1L, new Stay("Break", Duration.ofSeconds(300)));
        AgentSimulation agents = ringing();
        ring(agents);
        assertEquals("accepted", status());
        assertEquals(AVAILABLE, centre.activity(ANN));
        centre.clock.advance(DeployedCentre.TALK.plus(DeployedCentre.WRAP));
        assertEquals(BREAK, centre.activity(ANN));
    }

    @Test
    void an_offer_whose_customer_has_left_while_it_rang_is_over_and_the_agent_free_for_a_break() {
        centre.stays.put(0L, new Stay("Available", Duration.ofSeconds(6)));
        centre.stays.put(1L, new Stay("Break", Duration.ofSeconds(300)));
        AgentSimulation agents = ringing();
        agents.offered(centre.offer(1, ANN));
        centre.reservation(1, ANN, "canceled");
        centre.clock.advance(Duration.ofSeconds(6));
        assertEquals(0, agents.snapshot().accepted());
        assertEquals(BREAK, centre.activity(ANN));
    }

    @Test
    void an_accept_is_tried_again_while_taskrouter_is_away() {
        AgentSimulation agents = ringing();
        agents.offered(centre.offer(1, ANN));
        centre.workspace.away = true;
        centre.clock.advance(Duration.ofSeconds(10));
        centre.workspace.away = false;
        centre.clock.advance(Duration.ofSeconds(1));
        assertEquals(1, agents.snapshot().accepted());
    }

    @Test
    void stopping_does_not_answer_what_still_rings() {
        AgentSimulation agents = ringing();
        agents.offered(centre.offer(1, ANN));
        assertTrue(agents.stop(Duration.ofSeconds(10)).isDone());
        centre.clock.advance(DELAY);
        assertEquals("pending", status());
        assertEquals(0, agents.snapshot().accepted());
    }

    @Test
    void who_rejects_stays_in_the_activity_they_are_in() {
        centre.responses.put(0L, Response.REJECT);
        AgentSimulation agents = centre.loggedIn();
        assertEquals(new OfferResponse.Reject(AVAILABLE), agents.offered(centre.offer(1, ANN)));
        assertEquals(1, agents.snapshot().rejected());
    }

    @Test
    void the_next_offer_of_the_same_task_is_decided_anew() {
        centre.responses.put(0L, Response.REJECT);
        AgentSimulation agents = centre.loggedIn();
        Offer first = centre.offer(1, ANN);
        agents.offered(first);
        Offer second = new Offer(
                first.workspaceSid(),
                FakeWorkspace.sid("WR", 2),
                first.taskSid(),
                BOB,
                first.taskAttributes(),
                first.workerAttributes(),
                first.taskAge());
        assertInstanceOf(OfferResponse.Accept.class, agents.offered(second));
        assertInstanceOf(OfferResponse.Reject.class, agents.offered(first));
    }

    @Test
    void who_misses_an_offer_is_back_a_minute_after_taskrouter_moved_them() {
        AgentSimulation agents = missing();
        assertInstanceOf(OfferResponse.Open.class, agents.offered(centre.offer(1, ANN)));
        timeOut();
        assertEquals(1, agents.snapshot().missed());
        assertEquals(
                java.util.Map.of("Available", 1L, "Offline", 1L),
                agents.snapshot().agentsByActivity());
        centre.clock.advance(Agent.BACK_AFTER.minusSeconds(1).minusMillis(1));
        assertEquals(OFFLINE, centre.activity(ANN));
        centre.clock.advance(Duration.ofMillis(1));
        assertEquals(AVAILABLE, centre.activity(ANN));
    }

    @Test
    void the_plan_of_an_agent_who_is_missing_goes_on() {
        centre.stays.put(0L, new Stay("Available", Duration.ofSeconds(130)));
        centre.stays.put(1L, new Stay("Break", Duration.ofSeconds(600)));
        AgentSimulation agents = missing();
        agents.offered(centre.offer(1, ANN));
        timeOut();
        centre.clock.advance(Duration.ofSeconds(30));
        assertEquals(OFFLINE, centre.activity(ANN));
        assertEquals(BREAK, centre.activity(BOB));
        centre.clock.advance(Duration.ofSeconds(30));
        assertEquals(BREAK, centre.activity(ANN));
    }

    @Test
    void an_offer_that_ended_otherwise_before_its_time_does_not_move_the_agent() {
        AgentSimulation agents = missing();
        agents.offered(centre.offer(1, ANN));
        centre.reservation(1, ANN, "canceled");
        centre.clock.advance(TIMEOUT.plusSeconds(1));
        assertEquals(0, agents.snapshot().missed());
        assertEquals(2, agents.snapshot().available());
    }

    @Test
    void a_delay_longer_than_the_offer_lasts_is_a_miss() {
        centre.responses.put(0L, new Response.Accept(Micros.of(TIMEOUT)));
        AgentSimulation agents = centre.loggedIn();
        centre.reservation(1, ANN, "pending");
        agents.offered(centre.offer(1, ANN));
        timeOut();
        assertEquals(1, agents.snapshot().missed());
        assertFalse(centre.workspace.log.contains("reservation " + RESERVATION + " accepted"));
    }

    @Test
    void who_is_missing_refuses_and_stays_where_taskrouter_put_them() {
        AgentSimulation agents = missing();
        agents.offered(centre.offer(1, ANN));
        timeOut();
        assertEquals(new OfferResponse.Reject(OFFLINE), agents.offered(centre.offer(2, ANN)));
    }

    private AgentSimulation ringing() {
        centre.responses.put(0L, new Response.Accept(Micros.of(DELAY)));
        AgentSimulation agents = centre.loggedIn();
        centre.reservation(1, ANN, "pending");
        return agents;
    }

    /** Lets the offer ring until it is accepted. */
    private void ring(AgentSimulation agents) {
        agents.offered(centre.offer(1, ANN));
        centre.clock.advance(DELAY);
        centre.workspace.status(FakeWorkspace.sid("WT", 1), AssignmentStatus.ASSIGNED, "");
    }

    private AgentSimulation missing() {
        centre.responses.put(0L, Response.MISS);
        AgentSimulation agents = centre.loggedIn();
        centre.reservation(1, ANN, "pending");
        return agents;
    }

    /** TaskRouter ends the offer and moves the worker; a second later the agent knows. */
    private void timeOut() {
        centre.clock.advance(TIMEOUT);
        centre.reservation(1, ANN, "timeout");
        centre.worker(ANN, "Agent_000", "owl");
        centre.clock.advance(Duration.ofSeconds(1));
    }

    private String status() {
        return centre.workspace.reservations.get(RESERVATION).status();
    }
}
