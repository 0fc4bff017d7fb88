package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.LiveWorkspace;
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
                    .map(view -> new Present(engine.census().tasksOfWorkflow(workflow, channel), now));
        }
    }

    private static Response realTime(Request call, LiveWorkspace workspace) {
        Optional<String> channel = TaskStatisticsQuery.channel(call.only(TaskStatisticsQuery.REAL_TIME), workspace);
        Present present = call.find(workspace, engine -> Present.of(engine, call.sid(), channel, workspace.now()));
        return answer(call, workspace, json -> write(json, present));
    }

    private static Response cumulative(Request call, LiveWorkspace workspace) {
        TaskStatisticsQuery query = TaskStatisticsQuery.of(call.only(TaskStatisticsQuery.CUMULATIVE), workspace);
        TaskHistory history =
                call.find(workspace, engine -> engine.workflow(call.sid()).map(view -> query.history(workspace)));
        TaskStatistics statistics = history.ofWorkflow(call.sid());
        return answer(call, workspace, json -> write(json, query, statistics));
    }

    private record Both(Present present, TaskHistory history) {}

    private static Response both(Request call, LiveWorkspace workspace) {
        TaskStatisticsQuery query = TaskStatisticsQuery.of(call.only(TaskStatisticsQuery.CUMULATIVE), workspace);
        Both both = call.find(workspace, engine -> Present.of(engine, call.sid(), query.channel(), workspace.now())
                .map(present -> new Both(present, query.history(workspace))));
        TaskStatistics statistics = both.history().ofWorkflow(call.sid());
        return answer(call, workspace, json -> json.object("realtime", part -> write(part, both.present()))
                .object("cumulative", part -> write(part, query, statistics)));
    }

    private static Response answer(Request call, LiveWorkspace workspace, Consumer<JsonObjectWriter> figures) {
        ResourceUrls place = call.place(workspace);
        return Response.ok(json -> {
            json.text("account_sid", place.accountSid())
                    .text("workspace_sid", place.workspaceSid())
                    .text("workflow_sid", call.sid())
                    .text("url", call.url());
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
