package flexsim.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents who answer the assignment callback: whatever time passes, their answer comes first. */
@LocalTaskRouter
class AssignmentTest {
    private volatile String answer = "{\"instruction\":\"accept\"}";
    private HttpServer agents;
    private String workspace;
    private String workflow;

    @BeforeEach
    void agents_are_asked_and_have_30_seconds(SteppedTaskRouter router, TwilioRestClient twilio) throws IOException {
        agents = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        agents.createContext("/assignment", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        agents.start();
        workspace = router.workspaceSid();
        String queue = TaskQueue.creator(workspace, "all")
                .setTargetWorkers("1==1")
                .create(twilio)
                .getSid();
        workflow = Workflow.creator(workspace, "asking", """
                        {"task_routing": {"filters": [], "default_filter": {"queue": "%s"}}}""".formatted(queue))
                .setAssignmentCallbackUrl(
                        "http://127.0.0.1:" + agents.getAddress().getPort() + "/assignment")
                .setTaskReservationTimeout(30)
                .create(twilio)
                .getSid();
        Worker.creator(workspace, "Ann").setActivitySid(available(twilio)).create(twilio);
    }

    @AfterEach
    void the_agents_go_home() {
        agents.stop(0);
    }

    private String available(TwilioRestClient twilio) {
        return Activity.reader(workspace)
                .setFriendlyName("Available")
                .read(twilio)
                .iterator()
                .next()
                .getSid();
    }

    private Task.Status statusAfter(Duration time, SteppedTaskRouter router, TwilioRestClient twilio) {
        String task =
                Task.creator(workspace).setWorkflowSid(workflow).create(twilio).getSid();
        router.advance(time);
        return Task.fetcher(workspace, task).fetch(twilio).getAssignmentStatus();
    }

    @Test
    void a_reservation_that_the_receiver_accepts_never_times_out(SteppedTaskRouter router, TwilioRestClient twilio) {
        assertEquals(Task.Status.ASSIGNED, statusAfter(Duration.ofHours(1), router, twilio));
    }

    @Test
    void it_is_accepted_before_any_time_has_passed(SteppedTaskRouter router, TwilioRestClient twilio) {
        assertEquals(Task.Status.ASSIGNED, statusAfter(Duration.ZERO, router, twilio));
    }

    @Test
    void a_receiver_that_only_listens_loses_it_after_30_seconds(SteppedTaskRouter router, TwilioRestClient twilio) {
        answer = "{}";

        assertEquals(Task.Status.RESERVED, statusAfter(Duration.ofSeconds(29), router, twilio));
        router.skipToNextDeadline();

        assertEquals(
                "Offline",
                Worker.reader(workspace).read(twilio).iterator().next().getActivityName());
    }
}
