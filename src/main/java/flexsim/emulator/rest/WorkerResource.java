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
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.WorkerView;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** {@code …/Workers}. */
final class WorkerResource {
    private static final Names CREATE = Names.of("FriendlyName", "ActivitySid", "Attributes");
    private static final Names UPDATE = Names.of(
                    "FriendlyName", "ActivitySid", "Attributes", "RejectPendingReservations")
            .withIfMatch();
    private static final Names LIST = Names.of(
                    "ActivityName",
                    "ActivitySid",
                    "Available",
                    "FriendlyName",
                    "TargetWorkersExpression",
                    "TaskQueueName",
                    "TaskQueueSid",
                    "Ordering")
            .paged();

    /** Which fields the service knows is not documented. */
    private static final Map<String, ToLongFunction<WorkerView>> ORDERINGS = Map.of(
            "DateCreated", WorkerView::created,
            "DateUpdated", WorkerView::updated,
            "DateStatusChanged", WorkerView::statusChanged);

    private WorkerResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workers", WorkerResource::list)
                .post("/Workers", WorkerResource::create)
                .get("/Workers/{}", WorkerResource::fetch)
                .post("/Workers/{}", WorkerResource::update)
                .delete(
                        "/Workers/{}",
                        request -> request.delete(
                                new Command.DeleteWorker(request.sid()),
                                Names.of().withIfMatch()));
    }

    private static Response list(WorkspaceRequest request) {
        Parameters parameters = request.only(LIST);
        Function<WorkerView, Position> position = Ordering.parse(
                        parameters.text("Ordering").orElse("DateCreated:asc"), ORDERINGS, WorkerView::sid)
                .position();
        Predicate<WorkerView> ofItself = ofItself(parameters);
        Optional<Expression> expression = parameters
                .text("TargetWorkersExpression")
                .map(text -> Expressions.parse("TargetWorkersExpression", text));
        List<WorkerView> found = request.look(engine -> {
            Optional<Set<String>> queues = queues(engine, parameters);
            return engine.workers().stream()
                    .filter(ofItself)
                    .filter(view -> queues.isEmpty() || serves(engine, view, queues.get()))
                    .filter(view -> expression.isEmpty() || matches(engine, view, expression.get()))
                    .sorted(Comparator.comparing(position, Position.ORDER))
                    .toList();
        });
        ResourceUrls urls = request.urls();
        return Listing.answer(request.http(), "workers", found, position, (json, view) -> write(json, urls, view))
                .withTagOfPage();
    }

    private static Predicate<WorkerView> ofItself(Parameters parameters) {
        Optional<String> name = parameters.text("FriendlyName");
        Optional<String> activityName = parameters.text("ActivityName");
        Optional<String> activitySid = parameters.text("ActivitySid");
        Optional<Boolean> available = parameters.looseFlag("Available");
        return view -> (name.isEmpty() || view.friendlyName().equals(name.get()))
                && (activityName.isEmpty() || view.activity().friendlyName().equals(activityName.get()))
                && (activitySid.isEmpty() || view.activity().sid().equals(activitySid.get()))
                && (available.isEmpty() || view.activity().available() == available.get());
    }

    /** The queues that the list is restricted to. */
    private static Optional<Set<String>> queues(Engine engine, Parameters parameters) {
        Optional<String> sid = parameters.text("TaskQueueSid");
        Optional<String> name = parameters.text("TaskQueueName");
        if (sid.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(engine.taskQueues().stream()
                .filter(queue -> sid.isEmpty() || queue.sid().equals(sid.get()))
                .filter(queue -> name.isEmpty() || queue.friendlyName().equals(name.get()))
                .map(TaskQueueView::sid)
                .collect(Collectors.toSet()));
    }

    private static boolean serves(Engine engine, WorkerView view, Set<String> queues) {
        Set<String> served = new HashSet<>(engine.queuesOf(view.sid()));
        served.retainAll(queues);
        return !served.isEmpty();
    }

    private static boolean matches(Engine engine, WorkerView view, Expression expression) {
        return engine.workerScope(view.sid()).map(expression::matches).orElse(false);
    }

    private static Response create(WorkspaceRequest request) {
        Parameters parameters = request.only(CREATE);
        WorkerView view = request.change(
                new Command.CreateWorker(
                        parameters.requiredShortName("FriendlyName"),
                        parameters.text("ActivitySid"),
                        attributes(parameters).orElse(Attributes.EMPTY)),
                Engine::worker);
        return Response.created(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private static Response fetch(WorkspaceRequest request) {
        WorkerView view = request.fetch(Engine::worker);
        return Response.ok(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private static Response update(WorkspaceRequest request) {
        Parameters parameters = request.only(UPDATE);
        WorkerView view = request.change(
                new Command.UpdateWorker(
                        request.sid(),
                        parameters.shortName("FriendlyName"),
                        parameters.text("ActivitySid"),
                        attributes(parameters),
                        parameters.flag("RejectPendingReservations").orElse(false)),
                Engine::worker);
        return Response.ok(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private static Optional<Attributes> attributes(Parameters parameters) {
        return parameters.text("Attributes").map(text -> JsonValues.attributes("Attributes", text));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, WorkerView view) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .text("activity_sid", view.activity().sid())
                .text("activity_name", view.activity().friendlyName())
                .flag("available", view.activity().available())
                .text("attributes", view.attributes().text())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .date("date_status_changed", view.statusChanged())
                .text("url", urls.under("Workers", view.sid()))
                .object("links", links -> writeLinks(links, urls, view));
    }

    private static void writeLinks(JsonObjectWriter links, ResourceUrls urls, WorkerView view) {
        String worker = urls.under("Workers", view.sid());
        links.text("channels", worker + "/Channels")
                .text("worker_channels", worker + "/Channels")
                .text("activity", urls.under("Activities", view.activity().sid()))
                .text("workspace", urls.workspace())
                .text("statistics", urls.under("Workers", "Statistics"))
                .text("real_time_statistics", urls.under("Workers", "RealTimeStatistics"))
                .text("cumulative_statistics", urls.under("Workers", "CumulativeStatistics"))
                .text("worker_statistics", worker + "/Statistics")
                .text("reservations", worker + "/Reservations");
    }
}
