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
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** {@code …/Workers}. */
final class WorkerResource {

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
                .delete("/Workers/{}", request -> request.deleteIfMatch(new Command.DeleteWorker(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Query query = request.read(Query::read);
        List<WorkerView> found = request.look(engine -> {
            Optional<Set<String>> queues = query.queues(engine);
            return engine.workers().stream()
                    .filter(view -> queues.isEmpty() || serves(engine, view, queues.get()))
                    .filter(view -> query.expression().isEmpty()
                            || matches(engine, view, query.expression().get()))
                    .sorted(Comparator.comparing(query.position(), Position.ORDER))
                    .toList();
        });
        ResourceUrls urls = request.urls();
        return query.listing()
                .respond(request.http(), found, query.position(), (json, view) -> write(json, urls, view))
                .withTagOfPage();
    }

    /** Which workers are asked for, in which order: by themselves in the listing, and by what else there is. */
    private record Query(
            Function<WorkerView, Position> position,
            Optional<Expression> expression,
            Optional<String> queueSid,
            Optional<String> queueName,
            Listing<WorkerView> listing) {
        static Query read(Parameters in) {
            return new Query(
                    Ordering.read(in, ORDERINGS, WorkerView::sid).position(),
                    in.parsed("TargetWorkersExpression", text -> Expressions.parse("TargetWorkersExpression", text)),
                    in.text("TaskQueueSid"),
                    in.text("TaskQueueName"),
                    Listing.<WorkerView>of("workers", in)
                            .where(in.text("FriendlyName"), WorkerView::friendlyName)
                            .where(in.text("ActivityName"), view -> view.activity()
                                    .friendlyName())
                            .where(in.text("ActivitySid"), view -> view.activity()
                                    .sid())
                            .where(in.looseFlag("Available"), view -> view.activity()
                                    .available()));
        }

        /** The queues that the list is restricted to. */
        Optional<Set<String>> queues(Engine engine) {
            if (queueSid.isEmpty() && queueName.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(engine.taskQueues().stream()
                    .filter(queue -> queueSid.isEmpty() || queue.sid().equals(queueSid.get()))
                    .filter(queue -> queueName.isEmpty() || queue.friendlyName().equals(queueName.get()))
                    .map(TaskQueueView::sid)
                    .collect(Collectors.toSet()));
        }
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
        Command command = request.read(in -> new Command.CreateWorker(
                in.requiredShortName("FriendlyName"),
                in.text("ActivitySid"),
                attributes(in).orElse(Attributes.EMPTY)));
        WorkerView view = request.change(command, Engine::worker);
        return Response.created(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private static Response fetch(WorkspaceRequest request) {
        WorkerView view = request.fetch(Engine::worker);
        return Response.ok(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> WorkspaceRequest.ifMatch(
                in,
                new Command.UpdateWorker(
                        request.sid(),
                        in.shortName("FriendlyName"),
                        in.text("ActivitySid"),
                        attributes(in),
                        in.flag("RejectPendingReservations").orElse(false))));
        WorkerView view = request.change(command, Engine::worker);
        return Response.ok(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private static Optional<Attributes> attributes(Parameters in) {
        return in.parsed("Attributes", text -> JsonValues.attributes("Attributes", text));
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
