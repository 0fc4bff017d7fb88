package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Ordering;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Command.TargetWorkers;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskQueueView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** {@code …/TaskQueues}. */
final class TaskQueueResource {

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
        Query query = request.read(in -> Query.read(in, request));
        ResourceUrls urls = request.urls();
        List<TaskQueueView> all = request.look(Engine::taskQueues).stream()
                .sorted(Comparator.comparing(query.position(), Position.ORDER))
                .toList();
        return query.listing().respond(request.http(), all, query.position(), (json, view) -> write(json, urls, view));
    }

    private record Query(Function<TaskQueueView, Position> position, Listing<TaskQueueView> listing) {
        static Query read(Parameters in, WorkspaceRequest request) {
            Ordering<TaskQueueView> ordering = Ordering.read(in, ORDERINGS, TaskQueueView::sid);
            Optional<Scope> worker = in.parsed(
                    "EvaluateWorkerAttributes",
                    text -> Scope.of(JsonValues.attributes("EvaluateWorkerAttributes", text)
                            .value()));
            Optional<List<String>> served =
                    in.text("WorkerSid").map(sid -> request.look(engine -> engine.queuesOf(sid)));
            return new Query(
                    ordering.position(),
                    Listing.<TaskQueueView>of("task_queues", in)
                            .where(in.text("FriendlyName"), TaskQueueView::friendlyName)
                            .where(view -> served.isEmpty() || served.get().contains(view.sid()))
                            .where(view -> worker.isEmpty() || matches(view, worker.get())));
        }
    }

    private static boolean matches(TaskQueueView view, Scope worker) {
        return Expressions.targetWorkers(view.targetWorkers())
                .expression()
                .map(expression -> expression.matches(worker))
                .orElse(false);
    }

    private static Response create(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.CreateTaskQueue(
                in.required("FriendlyName"),
                targetWorkers(in).orElseGet(() -> Expressions.targetWorkers(ANY_WORKER)),
                maxReservedWorkers(in).orElse(1),
                in.choice("TaskOrder", WorkspaceResource.ORDERS).orElse(TaskOrder.FIFO),
                in.text("ReservationActivitySid"),
                in.text("AssignmentActivitySid")));
        TaskQueueView view = request.change(command, Engine::taskQueue);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static Optional<TargetWorkers> targetWorkers(Parameters in) {
        return in.parsed("TargetWorkers", Expressions::targetWorkers);
    }

    private static OptionalInt maxReservedWorkers(Parameters in) {
        return in.integer("MaxReservedWorkers", 1, MAX_RESERVED_WORKERS);
    }

    private static Response fetch(WorkspaceRequest request) {
        TaskQueueView view = request.fetch(Engine::taskQueue);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.UpdateTaskQueue(
                request.sid(),
                in.longName("FriendlyName"),
                targetWorkers(in),
                maxReservedWorkers(in),
                in.choice("TaskOrder", WorkspaceResource.ORDERS),
                in.text("ReservationActivitySid"),
                in.text("AssignmentActivitySid")));
        TaskQueueView view = request.change(command, Engine::taskQueue);
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
