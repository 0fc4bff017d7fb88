package flexsim.emulator.control;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.Workspaces;
import flexsim.taskrouter.model.Explanation;
import flexsim.taskrouter.model.Explanation.Considered;
import flexsim.taskrouter.model.Explanation.InTarget;
import flexsim.taskrouter.model.Explanation.Passed;
import flexsim.taskrouter.model.Explanation.Tried;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code GET /_flexsim/explain?TaskSid=}: why a task is where it is. Looks in all workspaces unless one is named. */
public final class ExplainResource {

    private final Workspaces workspaces;

    public ExplainResource(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public void addTo(Router routes) {
        routes.add("GET", "/_flexsim/explain", this::explain);
    }

    private record Query(String taskSid, Optional<String> workspaceSid) {}

    private Response explain(Request request) {
        Query query = request.readStrictly(in -> new Query(in.required("TaskSid"), in.text("WorkspaceSid")));
        for (LiveWorkspace workspace : searched(query.workspaceSid())) {
            Optional<Explanation> explanation = workspace.look(engine -> engine.explain(query.taskSid()));
            if (explanation.isPresent()) {
                return Response.ok(json -> write(json.text("workspace_sid", workspace.sid()), explanation.get()));
            }
        }
        throw ApiError.notFound("/Tasks/" + Parameters.shortened(query.taskSid()));
    }

    private List<LiveWorkspace> searched(Optional<String> sid) {
        return sid.map(given -> List.of(workspaces
                        .find(given)
                        .orElseThrow(() -> ApiError.notFound("/Workspaces/" + Parameters.shortened(given)))))
                .orElseGet(workspaces::all);
    }

    private static void write(JsonObjectWriter json, Explanation explanation) {
        json.text("task_sid", explanation.taskSid())
                .text("status", explanation.status().wireName())
                .text("why", explanation.why())
                .text("queue_sid", explanation.queueSid())
                .array("filters", explanation.filters(), ExplainResource::write);
        if (explanation.target().isPresent()) {
            json.object("target", target -> write(target, explanation.target().get()));
        } else {
            json.none("target");
        }
        json.number("workers_total", explanation.workersTotal())
                .array("workers", explanation.workers(), ExplainResource::write);
    }

    private static void write(JsonObjectWriter json, Tried filter) {
        json.text("name", filter.name())
                .text("expression", filter.expression())
                .flag("default", filter.isDefault())
                .flag("matched", filter.matched())
                .text("outcome", filter.outcome())
                .array("passed", filter.passed(), ExplainResource::write);
    }

    private static void write(JsonObjectWriter json, Passed passed) {
        json.number("position", passed.position())
                .text("queue_sid", passed.queueSid())
                .text("how", passed.how());
    }

    private static void write(JsonObjectWriter json, InTarget target) {
        json.number("position", target.position())
                .text("queue_sid", target.queueSid())
                .text("expression", target.expression());
        number(json, "priority", target.priority());
        number(json, "timeout", target.timeout());
        number(json, "deadline_age", target.deadlineAge());
        json.text("order_by", target.orderBy())
                .text("skip_if", target.skipIf())
                .text("known_worker", target.knownWorker());
    }

    private static void number(JsonObjectWriter json, String name, OptionalInt value) {
        if (value.isPresent()) {
            json.number(name, value.getAsInt());
        } else {
            json.none(name);
        }
    }

    private static void write(JsonObjectWriter json, Considered worker) {
        json.text("sid", worker.sid())
                .text("friendly_name", worker.friendlyName())
                .text("verdict", worker.verdict());
    }
}
