package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.Window;
import flexsim.taskrouter.history.WorkerHistory;
import flexsim.taskrouter.history.WorkerStatistics;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.WorkerFigures;
import flexsim.taskrouter.model.WorkerView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Statistics of all workers, of some, and of one. */
final class WorkerStatisticsResource {
    private static final Names CUMULATIVE = Names.of("TaskChannel", "Minutes", "StartDate", "EndDate");
    private static final Names BOTH =
            Names.of("TaskChannel", "Minutes", "StartDate", "EndDate", "TaskQueueSid", "TaskQueueName", "FriendlyName");

    /** In larger workspaces only single workers have statistics. Source: Twilio, "TaskRouter limits". */
    private static final int MAX_WORKERS = 100;

    private WorkerStatisticsResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workers/RealTimeStatistics", WorkerStatisticsResource::realTime)
                .get("/Workers/CumulativeStatistics", WorkerStatisticsResource::cumulative)
                .get("/Workers/Statistics", WorkerStatisticsResource::both)
                .get("/Workers/{}/Statistics", WorkerStatisticsResource::ofOne);
    }

    private static Response realTime(WorkspaceRequest request) {
        TaskStatisticsQuery.channel(request.only(TaskStatisticsQuery.REAL_TIME), request.workspace());
        WorkerFigures present = request.look(WorkerStatisticsResource::present);
        return answer(request, json -> write(json, present));
    }

    private static Response cumulative(WorkspaceRequest request) {
        Parameters parameters = request.only(CUMULATIVE);
        Optional<String> channel = TaskStatisticsQuery.channel(parameters, request.workspace());
        Window window = StatisticsWindow.read(parameters, request.workspace().now());
        WorkerHistory history = request.look(engine -> {
            present(engine);
            return history(engine, engine.workers(), request.workspace(), window);
        });
        WorkerStatistics statistics = history.ofAll(channel);
        return answer(request, json -> StatisticsText.cumulative(json, window, statistics));
    }

    /** The workers and, if they are taken as those of one queue, that queue. */
    private record Chosen(WorkerFigures present, WorkerHistory history, Optional<String> queueSid, boolean everybody) {
        WorkerStatistics statistics(Optional<String> channel) {
            if (everybody) {
                return history.ofAll(channel);
            }
            return queueSid.isPresent()
                    ? history.ofPresentInQueue(queueSid.get(), channel)
                    : history.ofPresent(channel);
        }
    }

    private static Response both(WorkspaceRequest request) {
        Parameters parameters = request.only(BOTH);
        Optional<String> channel = TaskStatisticsQuery.channel(parameters, request.workspace());
        Window window = StatisticsWindow.read(parameters, request.workspace().now());
        Chosen chosen = request.look(engine -> choose(engine, parameters, request.workspace(), window));
        WorkerStatistics statistics = chosen.statistics(channel);
        return answer(request, json -> json.object("realtime", part -> write(part, chosen.present()))
                .object("cumulative", part -> StatisticsText.cumulative(part, window, statistics)));
    }

    private static Chosen choose(Engine engine, Parameters parameters, LiveWorkspace workspace, Window window) {
        WorkerFigures all = present(engine);
        Optional<String> queue = queue(engine, parameters);
        Optional<String> name = parameters.text("FriendlyName");
        if (queue.isEmpty() && name.isEmpty()) {
            return new Chosen(all, history(engine, engine.workers(), workspace, window), queue, true);
        }
        List<WorkerView> workers = engine.workers().stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> queue.isEmpty() || engine.queuesOf(view.sid()).contains(queue.get()))
                .toList();
        Set<String> sids = workers.stream().map(WorkerView::sid).collect(Collectors.toSet());
        return new Chosen(engine.census().workers(sids), history(engine, workers, workspace, window), queue, false);
    }

    /** The SID of the queue that is asked for. */
    private static Optional<String> queue(Engine engine, Parameters parameters) {
        Optional<String> sid = parameters.text("TaskQueueSid");
        Optional<String> name = parameters.text("TaskQueueName");
        if (sid.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> found = engine.taskQueues().stream()
                .filter(view -> sid.isEmpty() || view.sid().equals(sid.get()))
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .map(TaskQueueView::sid)
                .findFirst();
        if (found.isEmpty()) {
            throw ApiError.invalid("Parameter " + (sid.isPresent() ? "TaskQueueSid" : "TaskQueueName")
                    + " does not name a task queue of this workspace");
        }
        return found;
    }

    private static Response ofOne(WorkspaceRequest request) {
        Parameters parameters = request.only(CUMULATIVE);
        Optional<String> channel = TaskStatisticsQuery.channel(parameters, request.workspace());
        Window window = StatisticsWindow.read(parameters, request.workspace().now());
        WorkerHistory history = request.find(engine -> engine.worker(request.sid())
                .map(worker -> history(engine, List.of(worker), request.workspace(), window)));
        WorkerStatistics statistics = history.ofPresent(channel);
        return answer(request, json -> json.text("worker_sid", request.sid())
                .object("cumulative", part -> StatisticsText.cumulative(part, window, statistics)));
    }

    private static WorkerFigures present(Engine engine) {
        WorkerFigures figures = engine.census().workers();
        if (figures.total() > MAX_WORKERS) {
            throw ApiError.invalid("Statistics of workers are not available in a workspace of more than " + MAX_WORKERS
                    + " workers; this one has " + figures.total());
        }
        return figures;
    }

    private static WorkerHistory history(
            Engine engine, List<WorkerView> workers, LiveWorkspace workspace, Window window) {
        long now = workspace.now();
        return new WorkerHistory(
                workspace.history().span(window.start(), now + 1), window, workers, engine.activities(), now);
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

    private static void write(JsonObjectWriter json, WorkerFigures present) {
        StatisticsText.workers(json, present);
        json.number("total_workers", present.total());
    }
}
