package flexsim.taskrouter.api;

import flexsim.taskrouter.Engine;
import flexsim.taskrouter.TaskFigures;
import flexsim.taskrouter.TaskQueueView;
import flexsim.taskrouter.WorkerFigures;
import flexsim.taskrouter.api.Parameters.Names;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.TaskStatistics;
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
    private static final Names LIST = Names.of(
                    "FriendlyName", "TaskChannel", "Minutes", "StartDate", "EndDate", "SplitByWaitTime")
            .paged();
    private static final Names BULK = Names.of("TaskQueueSids");
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
            Map<String, TaskFigures> tasks = engine.census().tasksOfQueues(queues, channel);
            Map<String, Present> found = new LinkedHashMap<>();
            for (String sid : queues) {
                if (engine.taskQueue(sid).isPresent()) {
                    found.put(sid, new Present(tasks.get(sid), engine.census().workersOfQueue(sid), now));
                }
            }
            return found;
        }

        static Optional<Present> of(Engine engine, String queue, Optional<String> channel, long now) {
            return Optional.ofNullable(of(engine, Set.of(queue), channel, now).get(queue));
        }
    }

    private static Answer realTime(Call call, LiveWorkspace workspace) {
        Optional<String> channel = TaskQuery.channel(call.only(TaskQuery.REAL_TIME), workspace);
        Present present = call.find(workspace, engine -> Present.of(engine, call.sid(), channel, workspace.now()));
        return answer(call, workspace, json -> write(json, present));
    }

    private static Answer cumulative(Call call, LiveWorkspace workspace) {
        TaskQuery query = TaskQuery.of(call.only(TaskQuery.CUMULATIVE), workspace);
        TaskHistory history =
                call.find(workspace, engine -> engine.taskQueue(call.sid()).map(view -> query.history(workspace)));
        TaskStatistics statistics = history.ofQueues(Set.of(call.sid())).get(call.sid());
        return answer(call, workspace, json -> write(json, query, statistics));
    }

    private record Both(Map<String, Present> present, TaskHistory history) {}

    private static Both both(LiveWorkspace workspace, Set<String> queues, TaskQuery query) {
        return workspace.look(engine ->
                new Both(Present.of(engine, queues, query.channel(), workspace.now()), query.history(workspace)));
    }

    private static Answer both(Call call, LiveWorkspace workspace) {
        TaskQuery query = TaskQuery.of(call.only(TaskQuery.CUMULATIVE), workspace);
        String queue = call.sid();
        Both both = both(workspace, Set.of(queue), query);
        Present present = Optional.ofNullable(both.present().get(queue)).orElseThrow(call::notFound);
        TaskStatistics statistics = both.history().ofQueues(Set.of(queue)).get(queue);
        return answer(call, workspace, json -> write(json, present, query, statistics));
    }

    private static Answer answer(Call call, LiveWorkspace workspace, Consumer<JsonText> figures) {
        Place place = call.place(workspace);
        return Answer.ok(json -> {
            writeOwner(json, place, call.sid());
            json.text("url", call.url());
            figures.accept(json);
        });
    }

    private static Answer list(Call call, LiveWorkspace workspace) {
        Parameters parameters = call.only(LIST);
        Optional<String> name = parameters.text("FriendlyName");
        TaskQuery query = TaskQuery.of(parameters, workspace);
        List<TaskQueueView> queues = workspace.look(Engine::taskQueues).stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .toList();
        Place place = call.place(workspace);
        return Listing.answerByPage(
                call,
                "task_queues_statistics",
                queues,
                view -> Position.created(view.created(), view.sid()),
                page -> elements(workspace, place, page, query));
    }

    /** A queue that was deleted meanwhile counts as empty. */
    private static BiConsumer<JsonText, TaskQueueView> elements(
            LiveWorkspace workspace, Place place, List<TaskQueueView> page, TaskQuery query) {
        Set<String> queues = page.stream().map(TaskQueueView::sid).collect(Collectors.toSet());
        Both both = both(workspace, queues, query);
        Map<String, TaskStatistics> statistics = both.history().ofQueues(queues);
        Map<String, Present> present = both.present();
        return (json, view) -> {
            writeOwner(json, place, view.sid());
            if (present.containsKey(view.sid())) {
                write(json, present.get(view.sid()), query, statistics.get(view.sid()));
            } else {
                json.none("realtime").none("cumulative");
            }
        };
    }

    /** Queues that do not exist are left out; the count of those found tells. */
    private static Answer bulk(Call call, LiveWorkspace workspace) {
        Set<String> queues = new LinkedHashSet<>(call.only(BULK).all("TaskQueueSids"));
        if (queues.isEmpty()) {
            throw ApiError.invalid("Missing required parameter TaskQueueSids");
        }
        if (queues.size() > MAX_BULK) {
            throw ApiError.invalid("Parameter TaskQueueSids has more than " + MAX_BULK + " SIDs");
        }
        Map<String, Present> found =
                workspace.look(engine -> Present.of(engine, queues, Optional.empty(), workspace.now()));
        Place place = call.place(workspace);
        return Answer.ok(json -> json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
                .array("task_queue_data", found.entrySet(), (element, entry) -> {
                    element.text("task_queue_sid", entry.getKey());
                    writeBulk(element, entry.getValue());
                })
                .number("task_queue_response_count", found.size())
                .text("url", call.url()));
    }

    private static void writeOwner(JsonText json, Place place, String queue) {
        json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
                .text("task_queue_sid", queue);
    }

    private static void write(JsonText json, Present present, TaskQuery query, TaskStatistics statistics) {
        json.object("realtime", part -> write(part, present))
                .object("cumulative", part -> write(part, query, statistics));
    }

    private static void write(JsonText json, Present present) {
        writeBulk(json, present);
        StatisticsText.tasksInQueue(json, present.tasks(), present.now());
    }

    private static void writeBulk(JsonText json, Present present) {
        StatisticsText.tasks(json, present.tasks(), present.now());
        StatisticsText.workers(json, present.workers());
        json.number("total_available_workers", present.workers().available())
                .number("total_eligible_workers", present.workers().total());
    }

    private static void write(JsonText json, TaskQuery query, TaskStatistics statistics) {
        StatisticsText.cumulative(json, query.window(), statistics);
        json.number("tasks_entered", statistics.enteredQueue())
                .object(
                        "wait_duration_in_queue_until_accepted",
                        wait -> StatisticsText.durations(wait, statistics.inQueueUntilAccepted()));
    }
}
