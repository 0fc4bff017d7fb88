package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.model.TaskFigures;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.WorkerFigures;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Statistics of one queue, of a list of queues, and of queues named in a body. */
final class TaskQueueStatisticsResource {
    private static final int MAX_BULK = 50;

    private TaskQueueStatisticsResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/TaskQueues/{}/RealTimeStatistics", TaskQueueStatisticsResource::realTime)
                .get("/TaskQueues/{}/CumulativeStatistics", TaskQueueStatisticsResource::cumulative)
                .get("/TaskQueues/{}/Statistics", TaskQueueStatisticsResource::both)
                .get("/TaskQueues/Statistics", TaskQueueStatisticsResource::list)
                .postJson("/TaskQueues/RealTimeStatistics", TaskQueueStatisticsResource::bulk);
    }

    /** What is in a queue at one instant. */
    private record Present(TaskFigures tasks, WorkerFigures workers, long now) {
        /** By the queue's SID; a queue that does not exist is left out. */
        static Map<String, Present> of(Engine engine, Set<String> queues, Optional<String> channel, long now) {
            Map<String, TaskFigures> tasks = engine.realTimeCounts().tasksOfQueues(queues, channel);
            Map<String, Present> found = new LinkedHashMap<>();
            for (String sid : queues) {
                if (engine.taskQueue(sid).isPresent()) {
                    found.put(
                            sid,
                            new Present(tasks.get(sid), engine.realTimeCounts().workersOfQueue(sid), now));
                }
            }
            return found;
        }

        static Optional<Present> of(Engine engine, String queue, Optional<String> channel, long now) {
            return Optional.ofNullable(of(engine, Set.of(queue), channel, now).get(queue));
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
                request.find(engine -> engine.taskQueue(request.sid()).map(view -> query.history(request.workspace())));
        TaskStatistics statistics = history.ofQueues(Set.of(request.sid())).get(request.sid());
        return answer(request, json -> write(json, query, statistics));
    }

    private record Both(Map<String, Present> present, TaskHistory history) {}

    private static Both both(LiveWorkspace workspace, Set<String> queues, TaskStatisticsQuery query) {
        return workspace.look(engine ->
                new Both(Present.of(engine, queues, query.channel(), workspace.now()), query.history(workspace)));
    }

    private static Response both(WorkspaceRequest request) {
        TaskStatisticsQuery query = request.read(in -> TaskStatisticsQuery.of(in, request.workspace()));
        String queue = request.sid();
        Both both = both(request.workspace(), Set.of(queue), query);
        Present present = Optional.ofNullable(both.present().get(queue)).orElseThrow(request::notFound);
        TaskStatistics statistics = both.history().ofQueues(Set.of(queue)).get(queue);
        return answer(request, json -> write(json, present, query, statistics));
    }

    private static Response answer(WorkspaceRequest request, Consumer<JsonObjectWriter> figures) {
        ResourceUrls urls = request.urls();
        return Response.ok(json -> {
            writeOwner(json, urls, request.sid());
            json.text("url", request.url());
            figures.accept(json);
        });
    }

    private static Response list(WorkspaceRequest request) {
        Query query = request.read(in -> new Query(
                TaskStatisticsQuery.of(in, request.workspace()),
                Listing.<TaskQueueView>of("task_queues_statistics", in)
                        .where(in.text("FriendlyName"), TaskQueueView::friendlyName)));
        ResourceUrls urls = request.urls();
        return query.listing()
                .respondByPage(
                        request.http(),
                        request.look(Engine::taskQueues),
                        view -> Position.created(view.created(), view.sid()),
                        page -> elements(request.workspace(), urls, page, query.statistics()));
    }

    private record Query(TaskStatisticsQuery statistics, Listing<TaskQueueView> listing) {}

    /** A queue that was deleted meanwhile counts as empty. */
    private static BiConsumer<JsonObjectWriter, TaskQueueView> elements(
            LiveWorkspace workspace, ResourceUrls urls, List<TaskQueueView> page, TaskStatisticsQuery query) {
        Set<String> queues = page.stream().map(TaskQueueView::sid).collect(Collectors.toSet());
        Both both = both(workspace, queues, query);
        Map<String, TaskStatistics> statistics = both.history().ofQueues(queues);
        Map<String, Present> present = both.present();
        return (json, view) -> {
            writeOwner(json, urls, view.sid());
            if (present.containsKey(view.sid())) {
                write(json, present.get(view.sid()), query, statistics.get(view.sid()));
            } else {
                json.none("realtime").none("cumulative");
            }
        };
    }

    /** Queues that do not exist are left out; the response has the count of those found. */
    private static Response bulk(WorkspaceRequest request) {
        Set<String> queues = new LinkedHashSet<>(request.read(in -> in.requiredList("TaskQueueSids")));
        if (queues.size() > MAX_BULK) {
            throw ApiError.invalid("Parameter TaskQueueSids has more than " + MAX_BULK + " SIDs");
        }
        Map<String, Present> found = request.look(engine ->
                Present.of(engine, queues, Optional.empty(), request.workspace().now()));
        ResourceUrls urls = request.urls();
        return Response.ok(json -> json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .array("task_queue_data", found.entrySet(), (element, entry) -> {
                    element.text("task_queue_sid", entry.getKey());
                    writeBulk(element, entry.getValue());
                })
                .number("task_queue_response_count", found.size())
                .text("url", request.url()));
    }

    private static void writeOwner(JsonObjectWriter json, ResourceUrls urls, String queue) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("task_queue_sid", queue);
    }

    private static void write(
            JsonObjectWriter json, Present present, TaskStatisticsQuery query, TaskStatistics statistics) {
        json.object("realtime", part -> write(part, present))
                .object("cumulative", part -> write(part, query, statistics));
    }

    private static void write(JsonObjectWriter json, Present present) {
        writeBulk(json, present);
        StatisticsText.tasksInQueue(json, present.tasks(), present.now());
    }

    private static void writeBulk(JsonObjectWriter json, Present present) {
        StatisticsText.tasks(json, present.tasks(), present.now());
        StatisticsText.workers(json, present.workers());
        json.number("total_available_workers", present.workers().available())
                .number("total_eligible_workers", present.workers().total());
    }

    private static void write(JsonObjectWriter json, TaskStatisticsQuery query, TaskStatistics statistics) {
        StatisticsText.cumulative(json, query.window(), statistics);
        json.number("tasks_entered", statistics.enteredQueue())
                .object(
                        "wait_duration_in_queue_until_accepted",
                        wait -> StatisticsText.durations(wait, statistics.inQueueUntilAccepted()));
    }
}
