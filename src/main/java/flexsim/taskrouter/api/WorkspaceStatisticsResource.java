package flexsim.taskrouter.api;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.TaskFigures;
import flexsim.taskrouter.WorkerFigures;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.TaskStatistics;
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
            return new Present(engine.census().tasks(channel), engine.census().workers(), now);
        }
    }

    private static Answer realTime(Call call, LiveWorkspace workspace) {
        Optional<String> channel = TaskQuery.channel(call.only(TaskQuery.REAL_TIME), workspace);
        Present present = workspace.look(engine -> Present.of(engine, channel, workspace.now()));
        return answer(call, workspace, json -> write(json, present));
    }

    private static Answer cumulative(Call call, LiveWorkspace workspace) {
        TaskQuery query = TaskQuery.of(call.only(TaskQuery.CUMULATIVE), workspace);
        TaskStatistics statistics = query.history(workspace).ofWorkspace();
        return answer(call, workspace, json -> write(json, query, statistics));
    }

    private record Both(Present present, TaskHistory history) {}

    private static Answer both(Call call, LiveWorkspace workspace) {
        TaskQuery query = TaskQuery.of(call.only(TaskQuery.CUMULATIVE), workspace);
        Both both = workspace.look(
                engine -> new Both(Present.of(engine, query.channel(), workspace.now()), query.history(workspace)));
        TaskStatistics statistics = both.history().ofWorkspace();
        return answer(call, workspace, json -> json.object("realtime", part -> write(part, both.present()))
                .object("cumulative", part -> write(part, query, statistics)));
    }

    private static Answer answer(Call call, LiveWorkspace workspace, Consumer<JsonText> figures) {
        Place place = call.place(workspace);
        return Answer.ok(json -> {
            json.text("account_sid", place.accountSid())
                    .text("workspace_sid", place.workspaceSid())
                    .text("url", call.url());
            figures.accept(json);
        });
    }

    private static void write(JsonText json, Present present) {
        StatisticsText.tasks(json, present.tasks(), present.now());
        StatisticsText.workers(json, present.workers());
        json.number("total_workers", present.workers().total());
    }

    private static void write(JsonText json, TaskQuery query, TaskStatistics statistics) {
        StatisticsText.cumulative(json, query.window(), statistics);
        json.number("tasks_created", statistics.created())
                .number("tasks_timed_out_in_workflow", statistics.timedOutInWorkflow());
    }
}
