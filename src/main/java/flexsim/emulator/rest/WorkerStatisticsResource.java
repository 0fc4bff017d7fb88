package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Parameters;
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

    /** In larger workspaces only single workers have statistics. Source: Twilio, "TaskRouter limits". */
    private static final int MAX_WORKERS = 100;

    private WorkerStatisticsResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workers/RealTimeStatistics", WorkerStatisticsResource::realTime)
                .get("/Workers/CumulativeStatistics", WorkerStatisticsResource::cumulative)
                .get("/Workers/Statistics", WorkerStatisticsResource::both)
                .get("/Workers/{}/Statistics", WorkerStatisticsResource::ofOne);
    }

    /** What cumulative statistics are asked about; {@code channel}: its SID. */
    private record Query(Optional<String> channel, Window window) {
        static Query read(Parameters in, LiveWorkspace workspace) {
            return new Query(TaskStatisticsQuery.channel(in, workspace), StatisticsWindow.read(in, workspace.now()));
        }
    }

    /** The same, and about which workers. */
    private record QueryOfSome(
            Query all, Optional<String> queueSid, Optional<String> queueName, Optional<String> friendlyName) {
        static QueryOfSome read(Parameters in, LiveWorkspace workspace) {
            return new QueryOfSome(
                    Query.read(in, workspace),
                    in.text("TaskQueueSid"),
                    in.text("TaskQueueName"),
                    in.text("FriendlyName"));
        }
    }

    private static Response realTime(WorkspaceRequest request) {
        request.read(in -> TaskStatisticsQuery.channel(in, request.workspace()));
        WorkerFigures present = request.look(WorkerStatisticsResource::present);
        return answer(request, json -> write(json, present));
    }

    private static Response cumulative(WorkspaceRequest request) {
        Query query = request.read(in -> Query.read(in, request.workspace()));
        WorkerHistory history = request.look(engine -> {
            present(engine);
            return history(engine, engine.workers(), request.workspace(), query.window());
        });
        WorkerStatistics statistics = history.ofAll(query.channel());
        return answer(request, json -> StatisticsText.cumulative(json, query.window(), statistics));
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
        QueryOfSome query = request.read(in -> QueryOfSome.read(in, request.workspace()));
        Window window = query.all().window();
        Chosen chosen = request.look(engine -> choose(engine, query, request.workspace()));
        WorkerStatistics statistics = chosen.statistics(query.all().channel());
        return answer(request, json -> json.object("realtime", part -> write(part, chosen.present()))
                .object("cumulative", part -> StatisticsText.cumulative(part, window, statistics)));
    }

    private static Chosen choose(Engine engine, QueryOfSome query, LiveWorkspace workspace) {
        Window window = query.all().window();
        WorkerFigures all = present(engine);
        Optional<String> queue = queue(engine, query);
        Optional<String> name = query.friendlyName();
        if (queue.isEmpty() && name.isEmpty()) {
            return new Chosen(all, history(engine, engine.workers(), workspace, window), queue, true);
        }
        List<WorkerView> workers = engine.workers().stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> queue.isEmpty() || engine.queuesOf(view.sid()).contains(queue.get()))
                .toList();
        Set<String> sids = workers.stream().map(WorkerView::sid).collect(Collectors.toSet());
        return new Chosen(
                engine.realTimeCounts().workers(sids), history(engine, workers, workspace, window), queue, false);
    }

    /** The SID of the queue that is asked for. */
    private static Optional<String> queue(Engine engine, QueryOfSome query) {
        Optional<String> sid = query.queueSid();
        Optional<String> name = query.queueName();
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
        Query query = request.read(in -> Query.read(in, request.workspace()));
        WorkerHistory history = request.find(engine -> engine.worker(request.sid())
                .map(worker -> history(engine, List.of(worker), request.workspace(), query.window())));
        WorkerStatistics statistics = history.ofPresent(query.channel());
        return answer(request, json -> json.text("worker_sid", request.sid())
                .object("cumulative", part -> StatisticsText.cumulative(part, query.window(), statistics)));
    }

    private static WorkerFigures present(Engine engine) {
        WorkerFigures figures = engine.realTimeCounts().workers();
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
