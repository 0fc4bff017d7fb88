package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Ordering;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskQueueView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** {@code …/TaskQueues}. */
final class TaskQueueResource {
    private static final Names CHANGE = Names.of(
            "FriendlyName",
            "TargetWorkers",
            "MaxReservedWorkers",
            "TaskOrder",
            "ReservationActivitySid",
            "AssignmentActivitySid");
    private static final Names LIST = Names.of("FriendlyName", "EvaluateWorkerAttributes", "WorkerSid", "Ordering")
            .paged();

    /** Which fields the service knows is not documented. */
    private static final Map<String, ToLongFunction<TaskQueueView>> ORDERINGS =
            Map.of("DateCreated", TaskQueueView::created, "DateUpdated", TaskQueueView::updated);

    private static final int MAX_RESERVED_WORKERS = 50;
    private static final String ANY_WORKER = "1==1";

    private TaskQueueResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/TaskQueues", TaskQueueResource::list)
                .post("/TaskQueues", TaskQueueResource::create)
                .get("/TaskQueues/{}", TaskQueueResource::fetch)
                .post("/TaskQueues/{}", TaskQueueResource::update)
                .delete("/TaskQueues/{}", request -> request.delete(new Command.DeleteTaskQueue(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Parameters parameters = request.only(LIST);
        Function<TaskQueueView, Position> position = Ordering.parse(
                        parameters.text("Ordering").orElse("DateCreated:asc"), ORDERINGS, TaskQueueView::sid)
                .position();
        Optional<String> name = parameters.text("FriendlyName");
        Optional<Scope> worker = parameters
                .text("EvaluateWorkerAttributes")
                .map(text -> Scope.of(
                        JsonValues.attributes("EvaluateWorkerAttributes", text).value()));
        Optional<List<String>> served =
                parameters.text("WorkerSid").map(sid -> request.look(engine -> engine.queuesOf(sid)));
        List<TaskQueueView> found = request.look(Engine::taskQueues).stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> served.isEmpty() || served.get().contains(view.sid()))
                .filter(view -> worker.isEmpty() || matches(view, worker.get()))
                .sorted(Comparator.comparing(position, Position.ORDER))
                .toList();
        ResourceUrls urls = request.urls();
        return Listing.answer(request.http(), "task_queues", found, position, (json, view) -> write(json, urls, view));
    }

    private static boolean matches(TaskQueueView view, Scope worker) {
        return Expressions.targetWorkers(view.targetWorkers())
                .expression()
                .map(expression -> expression.matches(worker))
                .orElse(false);
    }

    private static Response create(WorkspaceRequest request) {
        Parameters parameters = request.only(CHANGE);
        TaskQueueView view = request.change(
                new Command.CreateTaskQueue(
                        parameters.required("FriendlyName"),
                        Expressions.targetWorkers(
                                parameters.text("TargetWorkers").orElse(ANY_WORKER)),
                        parameters
                                .integer("MaxReservedWorkers", 1, MAX_RESERVED_WORKERS)
                                .orElse(1),
                        parameters.choice("TaskOrder", WorkspaceResource.ORDERS).orElse(TaskOrder.FIFO),
                        parameters.text("ReservationActivitySid"),
                        parameters.text("AssignmentActivitySid")),
                Engine::taskQueue);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static Response fetch(WorkspaceRequest request) {
        TaskQueueView view = request.fetch(Engine::taskQueue);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Parameters parameters = request.only(CHANGE);
        TaskQueueView view = request.change(
                new Command.UpdateTaskQueue(
                        request.sid(),
                        parameters.longName("FriendlyName"),
                        parameters.text("TargetWorkers").map(Expressions::targetWorkers),
                        parameters.integer("MaxReservedWorkers", 1, MAX_RESERVED_WORKERS),
                        parameters.choice("TaskOrder", WorkspaceResource.ORDERS),
                        parameters.text("ReservationActivitySid"),
                        parameters.text("AssignmentActivitySid")),
                Engine::taskQueue);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, TaskQueueView view) {
        Optional<ActivityView> reservation = view.reservationActivity();
        Optional<ActivityView> assignment = view.assignmentActivity();
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .text("target_workers", view.targetWorkers())
                .number("max_reserved_workers", view.maxReservedWorkers())
                .text("task_order", view.taskOrder().name())
                .text("reservation_activity_sid", reservation.map(ActivityView::sid))
                .text("reservation_activity_name", reservation.map(ActivityView::friendlyName))
                .text("assignment_activity_sid", assignment.map(ActivityView::sid))
                .text("assignment_activity_name", assignment.map(ActivityView::friendlyName))
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", urls.under("TaskQueues", view.sid()))
                .object("links", links -> writeLinks(links, urls, view));
    }

    private static void writeLinks(JsonObjectWriter links, ResourceUrls urls, TaskQueueView view) {
        links.text("assignment_activity", view.assignmentActivity().map(a -> urls.under("Activities", a.sid())))
                .text("reservation_activity", view.reservationActivity().map(a -> urls.under("Activities", a.sid())))
                .text("workspace", urls.workspace())
                .text("statistics", urls.under("TaskQueues", view.sid(), "Statistics"))
                .text("real_time_statistics", urls.under("TaskQueues", view.sid(), "RealTimeStatistics"))
                .text("cumulative_statistics", urls.under("TaskQueues", view.sid(), "CumulativeStatistics"))
                .text("list_statistics", urls.under("TaskQueues", "Statistics"))
                .text("bulk_real_time_statistics", urls.under("TaskQueues", "RealTimeStatistics"));
    }
}
