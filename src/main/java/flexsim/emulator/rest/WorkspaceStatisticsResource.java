package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.model.TaskFigures;
import flexsim.taskrouter.model.WorkerFigures;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code …/Statistics}, {@code …/RealTimeStatistics} and {@code …/CumulativeStatistics} of a workspace. */
final class WorkspaceStatisticsResource {
    private WorkspaceStatisticsResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/RealTimeStatistics", WorkspaceStatisticsResource::realTime)
                .get("/CumulativeStatistics", WorkspaceStatisticsResource::cumulative)
                .get("/Statistics", WorkspaceStatisticsResource::both);
    }

    /** What is there at one instant. */
    private record Present(TaskFigures tasks, WorkerFigures workers, long now) {
        static Present of(Engine engine, Optional<String> channel, long now) {
            return new Present(
                    engine.realTimeCounts().tasks(channel),
                    engine.realTimeCounts().workers(),
                    now);
        }
    }

    private static Response realTime(WorkspaceRequest request) {
        Optional<String> channel = request.read(in -> TaskStatisticsQuery.channel(in, request.workspace()));
        Present present = request.look(
                engine -> Present.of(engine, channel, request.workspace().now()));
        return answer(request, json -> write(json, present));
    }

    private static Response cumulative(WorkspaceRequest request) {
        TaskStatisticsQuery query = request.read(in -> TaskStatisticsQuery.of(in, request.workspace()));
        TaskStatistics statistics = query.history(request.workspace()).ofWorkspace();
        return answer(request, json -> write(json, query, statistics));
    }

    private record Both(Present present, TaskHistory history) {}

    private static Response both(WorkspaceRequest request) {
        TaskStatisticsQuery query = request.read(in -> TaskStatisticsQuery.of(in, request.workspace()));
        Both both = request.look(engine -> new Both(
                Present.of(engine, query.channel(), request.workspace().now()), query.history(request.workspace())));
        TaskStatistics statistics = both.history().ofWorkspace();
        return answer(request, json -> json.object("realtime", part -> write(part, both.present()))
                .object("cumulative", part -> write(part, query, statistics)));
    }

    private static Response answer(WorkspaceRequest request, Consumer<JsonObjectWriter> figures) {
        ResourceUrls urls = request.urls();
        return Response.ok(json -> {
            json.text("account_sid", urls.accountSid())
                    .text("workspace_sid", urls.workspaceSid())
                    .text("url", request.url());
            figures.accept(json);
        });
    }

    private static void write(JsonObjectWriter json, Present present) {
        StatisticsText.tasks(json, present.tasks(), present.now());
        StatisticsText.workers(json, present.workers());
        json.number("total_workers", present.workers().total());
    }

    private static void write(JsonObjectWriter json, TaskStatisticsQuery query, TaskStatistics statistics) {
        StatisticsText.cumulative(json, query.window(), statistics);
        json.number("tasks_created", statistics.created())
                .number("tasks_timed_out_in_workflow", statistics.timedOutInWorkflow());
    }
}
