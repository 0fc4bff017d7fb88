package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.TaskQueue;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.worker.Reservation;
import flexsim.contract.TwilioContract;
import flexsim.emulator.http.Router;
import flexsim.time.SteppedScheduler;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** That none of TaskRouter's operations is missing, and those that no story needs. */
class EveryOperationTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "FLEXSIM_OAI_DIR",
            matches = ".+",
            disabledReason = "no OpenAPI documents here")
    void everything_that_twilios_document_of_taskrouter_has_is_served() {
        Set<String> ours = new TreeSet<>();
        served.router.routes().stream()
                .filter(Router.Route::served)
                .forEach(route -> ours.add(route.method() + " " + route.pattern()));
        Set<String> missing = new TreeSet<>();
        TwilioContract.found().orElseThrow().taskRouterOperations().stream()
                .map(operation -> operation.replaceAll("\\{[^}]*}", "{}"))
                .filter(operation -> !ours.contains(operation))
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    @Test
    void an_activity_is_fetched() {
        Activity made = Activity.creator(WS, "Training").create(served.twilio);

        assertEquals(made, Activity.fetcher(WS, made.getSid()).fetch(served.twilio));
    }

    @Test
    void a_queue_is_fetched() {
        TaskQueue made = TaskQueue.creator(WS, "sales").create(served.twilio);

        assertEquals(made, TaskQueue.fetcher(WS, made.getSid()).fetch(served.twilio));
    }

    @Test
    void a_workflow_is_fetched() {
        String queue = TaskQueue.creator(WS, "sales").create(served.twilio).getSid();
        Workflow made = Workflow.creator(
                        WS, "flow", "{\"task_routing\":{\"default_filter\":{\"queue\":\"" + queue + "\"}}}")
                .create(served.twilio);

        assertEquals(made, Workflow.fetcher(WS, made.getSid()).fetch(served.twilio));
    }

    @Test
    void a_worker_without_work_has_no_reservations() {
        Worker made = Worker.creator(WS, "ann").create(served.twilio);

        assertEquals(
                List.of(),
                Reservation.reader(WS, made.getSid()).firstPage(served.twilio).getRecords());
    }
}
