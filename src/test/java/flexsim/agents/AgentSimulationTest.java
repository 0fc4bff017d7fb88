package flexsim.agents;

import static flexsim.agents.DeployedCentre.ANN;
import static flexsim.agents.DeployedCentre.AVAILABLE;
import static flexsim.agents.DeployedCentre.BOB;
import static flexsim.agents.DeployedCentre.BREAK;
import static flexsim.agents.DeployedCentre.OFFLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.FakeWorkspace;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgentSimulationTest {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String FIRST = FakeWorkspace.sid("WT", 1);

    private final DeployedCentre centre = new DeployedCentre();

    @Test
    void login_makes_every_agent_available() {
        assertTrue(centre.simulation().login().isDone());
        assertEquals(AVAILABLE, centre.activity(ANN));
        assertEquals(AVAILABLE, centre.activity(BOB));
    }

    @Test
    void a_worker_of_another_brand_is_none_of_ours() {
        String carl = FakeWorkspace.sid("WK", 3);
        centre.worker(carl, "Agent_002", "crow");
        AgentSimulation agents = centre.loggedIn();
        assertInstanceOf(OfferResponse.NotOurs.class, agents.offered(centre.offer(1, carl)));
        assertEquals(OFFLINE, centre.activity(carl));
    }

    @Test
    void missing_workers_say_to_deploy_first() {
        centre.workspace.workers.remove(BOB);
        WorkspaceException missing = assertThrows(WorkspaceException.class, centre::simulation);
        assertTrue(missing.getMessage().contains("'Agent_001': run 'flexsim deploy' first"), missing.getMessage());
    }

    @Test
    void a_missing_activity_is_named() {
        centre.workspace.activities.removeIf(activity -> activity.friendlyName().equals("Break"));
        WorkspaceException missing = assertThrows(WorkspaceException.class, centre::simulation);
        assertTrue(missing.getMessage().contains("no Activity 'Break'"), missing.getMessage());
    }

    @Test
    void an_accepted_task_wraps_after_the_talk_and_completes_after_the_wrap_up() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.clock.advance(DeployedCentre.TALK.minusMillis(1));
        assertEquals(AssignmentStatus.ASSIGNED, centre.status(1));
        centre.clock.advance(Duration.ofMillis(1));
        assertEquals(AssignmentStatus.WRAPPING, centre.status(1));
        centre.clock.advance(DeployedCentre.WRAP);
        assertEquals(AssignmentStatus.COMPLETED, centre.status(1));
        assertEquals(1, agents.snapshot().completed());
    }

    @Test
    void attributes_of_completion_join_those_that_the_task_has_by_then_and_come_before_completing() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.workspace.addTask(FIRST, AssignmentStatus.ASSIGNED, "{\"ixnId\":\"ixn-1\",\"added\":true}");
        centre.clock.advance(Duration.ofSeconds(80));
        assertEquals(
                "{\"ixnId\":\"ixn-1\",\"added\":true,\"resolution\":\"solved\"}",
                centre.workspace.tasks.get(FIRST).attributes());
        assertTrue(centre.workspace.log.indexOf("update " + FIRST + " attributes")
                < centre.workspace.log.indexOf("update " + FIRST + " completed"));
    }

    @Test
    void the_same_offer_made_twice_is_accepted_twice_and_handled_once() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        assertInstanceOf(OfferResponse.Accept.class, agents.offered(centre.offer(1, ANN)));
        centre.clock.advance(Duration.ofSeconds(80));
        assertEquals(1, agents.snapshot().accepted());
        assertEquals(1, centre.requests("update " + FIRST + " wrapping"));
        assertEquals(1, centre.requests("update " + FIRST + " completed"));
    }

    @Test
    void an_accept_without_effect_is_dropped_and_the_task_left_alone() {
        AgentSimulation agents = centre.loggedIn();
        agents.offered(centre.offer(1, ANN));
        centre.clock.advance(Duration.ofSeconds(80));
        assertEquals(AssignmentStatus.RESERVED, centre.status(1));
        assertEquals(1, agents.snapshot().dropped());
    }

    @Test
    void a_task_that_was_canceled_or_is_gone_is_dropped() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.offerAndAssign(agents, 2, BOB);
        centre.workspace.status(FIRST, AssignmentStatus.CANCELED, "gone");
        centre.workspace.tasks.remove(FakeWorkspace.sid("WT", 2));
        centre.clock.advance(Duration.ofSeconds(80));
        assertEquals(2, agents.snapshot().dropped());
        assertEquals(0, agents.snapshot().talking());
    }

    @Test
    void ten_seconds_without_taskrouter_delay_the_end_of_a_task_and_lose_nothing() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.clock.advance(Duration.ofSeconds(55));
        centre.workspace.away = true;
        centre.clock.advance(Duration.ofSeconds(10));
        assertEquals(1, agents.snapshot().talking());
        centre.workspace.away = false;
        centre.clock.advance(Duration.ofSeconds(30));
        assertEquals(AssignmentStatus.COMPLETED, centre.status(1));
        assertEquals(1, agents.snapshot().completed());
    }

    @Test
    void an_agent_finishes_the_task_at_hand_before_a_break() {
        centre.stays.put(0L, new ActivityPlan.Stay("Available", Duration.ofSeconds(10)));
        centre.stays.put(1L, new ActivityPlan.Stay("Break", Duration.ofSeconds(300)));
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.clock.advance(Duration.ofSeconds(79));
        assertEquals(AVAILABLE, centre.activity(ANN));
        assertEquals(BREAK, centre.activity(BOB));
        centre.clock.advance(Duration.ofSeconds(1));
        assertEquals(BREAK, centre.activity(ANN));
        centre.clock.advance(Duration.ofSeconds(300));
        assertEquals(AVAILABLE, centre.activity(ANN));
    }

    @Test
    void an_agent_who_is_about_to_leave_refuses_and_is_moved_away_so_that_the_offer_goes_to_others() {
        centre.stays.put(0L, new ActivityPlan.Stay("Available", Duration.ofSeconds(10)));
        centre.stays.put(1L, new ActivityPlan.Stay("Break", Duration.ofSeconds(300)));
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.clock.advance(Duration.ofSeconds(20));
        assertEquals(new OfferResponse.Reject(BREAK), agents.offered(centre.offer(2, ANN)));
    }

    @Test
    void stopping_refuses_offers_goes_offline_and_completes_what_is_at_hand() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.offerAndAssign(agents, 2, BOB);
        centre.clock.advance(Duration.ofSeconds(60));
        centre.offerAndAssign(agents, 3, ANN);
        var stopped = agents.stop(GRACE);
        assertEquals(new OfferResponse.Reject(OFFLINE), agents.offered(centre.offer(4, ANN)));
        centre.clock.advance(Duration.ofSeconds(1));
        assertTrue(stopped.isDone());
        assertEquals(OFFLINE, centre.activity(ANN));
        assertEquals(OFFLINE, centre.activity(BOB));
        assertEquals(3, agents.snapshot().completed());
        assertEquals(AssignmentStatus.COMPLETED, centre.status(3));
    }

    @Test
    void stopping_waits_for_an_accept_that_is_only_taking_effect() {
        AgentSimulation agents = centre.loggedIn();
        agents.offered(centre.offer(1, ANN));
        var stopped = agents.stop(GRACE);
        centre.workspace.status(FIRST, AssignmentStatus.ASSIGNED, "");
        assertFalse(stopped.isDone());
        centre.clock.advance(Duration.ofSeconds(1));
        assertTrue(stopped.isDone());
        assertEquals(AssignmentStatus.COMPLETED, centre.status(1));
    }

    @Test
    void stopping_takes_no_longer_than_its_grace_when_taskrouter_is_away() {
        AgentSimulation agents = centre.loggedIn();
        centre.offerAndAssign(agents, 1, ANN);
        centre.workspace.away = true;
        var stopped = agents.stop(GRACE);
        centre.clock.advance(GRACE);
        assertTrue(stopped.isDone());
    }

    @Test
    void only_a_logout_hands_back_what_is_offered() {
        AgentSimulation agents = centre.loggedIn();
        agents.stop(GRACE);
        assertTrue(centre.workspace.log.contains("worker " + ANN + " " + AVAILABLE));
        assertTrue(centre.workspace.log.contains("worker " + ANN + " " + OFFLINE + " handing offers back"));
    }

    @Test
    void who_could_not_be_logged_out_is_counted() {
        AgentSimulation agents = centre.loggedIn();
        centre.workspace.away = true;
        agents.stop(GRACE);
        centre.clock.advance(GRACE);
        assertEquals(2, agents.unconfirmed());
    }

    @Test
    void an_agent_whose_worker_was_deleted_is_missed_and_the_others_go_on() {
        centre.stays.put(0L, new ActivityPlan.Stay("Available", Duration.ofSeconds(10)));
        centre.stays.put(1L, new ActivityPlan.Stay("Break", Duration.ofSeconds(300)));
        AgentSimulation agents = centre.loggedIn();
        centre.workspace.workers.remove(ANN);
        centre.clock.advance(Duration.ofSeconds(10));
        assertEquals(1, agents.gone());
        assertEquals(java.util.Map.of("Break", 1L), agents.snapshot().agentsByActivity());
        String trouble = agents.snapshot().firstTrouble().orElse("");
        assertTrue(trouble.contains("worker " + ANN + " is no longer in the workspace"), trouble);
        assertTrue(agents.stop(GRACE).isDone());
        assertEquals(0, agents.unconfirmed());
    }

    @Test
    void a_new_start_finishes_what_a_killed_run_left_and_takes_nothing_up_twice() {
        centre.offer(1, ANN);
        centre.workspace.status(FIRST, AssignmentStatus.ASSIGNED, "");
        centre.reservation(1, ANN, "accepted");
        centre.offer(2, BOB);
        centre.workspace.status(FakeWorkspace.sid("WT", 2), AssignmentStatus.WRAPPING, "");
        centre.reservation(2, BOB, "wrapping");
        AgentSimulation agents = centre.loggedIn();
        centre.clock.advance(Duration.ofSeconds(1));
        assertEquals(AssignmentStatus.COMPLETED, centre.status(1));
        assertEquals(AssignmentStatus.COMPLETED, centre.status(2));
        assertEquals(2, agents.snapshot().resumed());
        assertEquals(1, centre.requests("update " + FIRST + " wrapping"));
        assertEquals(1, centre.requests("update " + FIRST + " completed"));
    }

    @Test
    void an_offer_that_a_killed_run_did_not_answer_goes_to_others_at_once() {
        centre.offer(1, ANN);
        centre.reservation(1, ANN, "pending");
        centre.loggedIn();
        assertEquals(1, centre.requests("reservation " + FakeWorkspace.sid("WR", 1) + " rejected"));
    }

    @Test
    void a_task_in_the_hands_of_a_person_is_left_to_them() {
        String person = FakeWorkspace.sid("WK", 9);
        centre.worker(person, "A person", "");
        centre.offer(1, person);
        centre.workspace.status(FIRST, AssignmentStatus.ASSIGNED, "");
        centre.reservation(1, person, "accepted");
        centre.loggedIn();
        centre.clock.advance(Duration.ofSeconds(90));
        assertEquals(AssignmentStatus.ASSIGNED, centre.status(1));
    }

    @Test
    void an_agent_whom_taskrouter_put_offline_is_made_available_again() {
        centre.loggedIn();
        centre.worker(ANN, "Agent_000", "owl");
        assertEquals(OFFLINE, centre.activity(ANN));
        centre.clock.advance(Duration.ofSeconds(30));
        assertEquals(AVAILABLE, centre.activity(ANN));
    }

    @Test
    void a_login_during_an_outage_is_tried_until_it_succeeds() {
        AgentSimulation agents = centre.simulation();
        centre.workspace.away = true;
        var loggedIn = agents.login();
        centre.clock.advance(Duration.ofSeconds(10));
        assertFalse(loggedIn.isDone());
        centre.workspace.away = false;
        centre.clock.advance(Duration.ofSeconds(2));
        assertTrue(loggedIn.isDone());
        assertEquals(0, agents.unconfirmed());
    }
}
