package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.model.TaskFigures;
import java.util.Optional;
import java.util.function.Consumer;

/** Statistics of a workflow. */
final class WorkflowStatisticsResource {
    private WorkflowStatisticsResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workflows/{}/RealTimeStatistics", WorkflowStatisticsResource::realTime)
                .get("/Workflows/{}/CumulativeStatistics", WorkflowStatisticsResource::cumulative)
                .get("/Workflows/{}/Statistics", WorkflowStatisticsResource::both);
    }

    /** What is there at one instant. */
    private record Present(TaskFigures tasks, long now) {
        /** Empty when there is no such workflow. */
        static Optional<Present> of(Engine engine, String workflow, Optional<String> channel, long now) {
            return engine.workflow(workflow)
                    .map(view -> new Present(engine.realTimeCounts().tasksOfWorkflow(workflow, channel), now));
        }
    }

    private static Response realTime(WorkspaceRequest request) {
        Optional<String> channel = request.read(in -> TaskStatisticsQuery.channel(in, request.workspace()));
        Present present = request.find(engine ->
                Present.of(engine, request.sid(), channel, request.workspace().now()));
        return answer(request, json -> write(json, present));
    }

    private static Response cumulative(WorkspaceRequest request) {
        TaskStatisticsQuery query = request.read(in -> TaskStatisticsQuery.of(in, request.workspace()));
        TaskHistory history =
                request.find(engine -> engine.workflow(request.sid()).map(view -> query.history(request.workspace())));
        TaskStatistics statistics = history.ofWorkflow(request.sid());
        return answer(request, json -> write(json, query, statistics));
    }

    private record Both(Present present, TaskHistory history) {}

    private static Response both(WorkspaceRequest request) {
        TaskStatisticsQuery query = request.read(in -> TaskStatisticsQuery.of(in, request.workspace()));
        Both both = request.find(engine -> Present.of(
                        engine,
                        request.sid(),
                        query.channel(),
                        request.workspace().now())
                .map(present -> new Both(present, query.history(request.workspace()))));
        TaskStatistics statistics = both.history().ofWorkflow(request.sid());
        return answer(request, json -> json.object("realtime", part -> write(part, both.present()))
                .object("cumulative", part -> write(part, query, statistics)));
    }

    private static Response answer(WorkspaceRequest request, Consumer<JsonObjectWriter> figures) {
        ResourceUrls urls = request.urls();
        return Response.ok(json -> {
            json.text("account_sid", urls.accountSid())
                    .text("workspace_sid", urls.workspaceSid())
                    .text("workflow_sid", request.sid())
                    .text("url", request.url());
            figures.accept(json);
        });
    }

    private static void write(JsonObjectWriter json, Present present) {
        StatisticsText.tasks(json, present.tasks(), present.now());
    }

    private static void write(JsonObjectWriter json, TaskStatisticsQuery query, TaskStatistics statistics) {
        StatisticsText.cumulative(json, query.window(), statistics);
        json.number("tasks_entered", statistics.enteredWorkflow())
                .number("tasks_timed_out_in_workflow", statistics.timedOutInWorkflow());
    }
}
