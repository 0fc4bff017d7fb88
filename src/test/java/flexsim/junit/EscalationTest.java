package flexsim.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalTaskRouter
class EscalationTest {
    private String workspace;
    private String workflow;

    @BeforeEach
    void a_call_that_waits_for_300_seconds_goes_to_anybody(SteppedTaskRouter router, TwilioRestClient twilio) {
        workspace = router.workspaceSid();
        String available = Activity.reader(workspace)
                .setFriendlyName("Available")
                .read(twilio)
                .iterator()
                .next()
                .getSid();
        Worker.creator(workspace, "Bob")
                .setActivitySid(available)
                .setAttributes("{\"team\":\"sales\"}")
                .create(twilio);
        String support = queue("support", "team == 'support'", twilio);
        String anybody = queue("anybody", "1==1", twilio);
        String configuration = """
                {"task_routing": {"filters": [{"filter_friendly_name": "support", "expression": "topic == 'support'",
                  "targets": [{"queue": "%s", "timeout": 300}, {"queue": "%s", "priority": 10}]}]}}""".formatted(support, anybody);
        workflow = Workflow.creator(workspace, "escalation", configuration)
                .create(twilio)
                .getSid();
    }

    private String queue(String name, String workers, TwilioRestClient twilio) {
        return TaskQueue.creator(workspace, name)
                .setTargetWorkers(workers)
                .create(twilio)
                .getSid();
    }

    @Test
    void the_call_waits_for_support_until_then(SteppedTaskRouter router, TwilioRestClient twilio) {
        Task call = call(twilio);

        router.advance(Duration.ofSeconds(299));

        Task waiting = Task.fetcher(workspace, call.getSid()).fetch(twilio);
        assertEquals(Task.Status.PENDING, waiting.getAssignmentStatus());
        assertEquals("support", waiting.getTaskQueueFriendlyName());
    }

    @Test
    void after_them_somebody_else_is_asked(SteppedTaskRouter router, TwilioRestClient twilio) {
        Task call = call(twilio);

        router.advance(Duration.ofSeconds(300));

        Task escalated = Task.fetcher(workspace, call.getSid()).fetch(twilio);
        assertEquals(Task.Status.RESERVED, escalated.getAssignmentStatus());
        assertEquals("anybody", escalated.getTaskQueueFriendlyName());
        assertEquals(10, escalated.getPriority());
    }

    private Task call(TwilioRestClient twilio) {
        return Task.creator(workspace)
                .setWorkflowSid(workflow)
                .setAttributes("{\"topic\":\"support\"}")
                .create(twilio);
    }
}
