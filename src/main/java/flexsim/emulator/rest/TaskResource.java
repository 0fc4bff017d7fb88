package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.time.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code …/Tasks}. */
final class TaskResource {
    private static final Map<String, TaskStatus> STATUSES =
            Stream.of(TaskStatus.values()).collect(Collectors.toMap(TaskStatus::wireName, Function.identity()));
    private static final int DEFAULT_TIMEOUT = 86_400;
    private static final int MAX_TIMEOUT = 1_209_600;
    private static final String DEFAULT_CHANNEL = "default";

    private TaskResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Tasks", TaskResource::list)
                .post("/Tasks", TaskResource::create)
                .get("/Tasks/{}", TaskResource::fetch)
                .post("/Tasks/{}", TaskResource::update)
                .delete("/Tasks/{}", request -> request.deleteIfMatch(new Command.DeleteTask(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Query query = request.read(Query::read);
        List<TaskView> all = request.look(Engine::tasks).stream()
                .sorted(Comparator.comparing(query.position(), Position.ORDER))
                .toList();
        ResourceUrls urls = request.urls();
        long now = request.workspace().now();
        return query.listing()
                .respond(request.http(), all, query.position(), (json, view) -> write(json, urls, view, now))
                .withTagOfPage();
    }

    private record Query(Function<TaskView, Position> position, Listing<TaskView> listing) {
        /** No task has add-ons here. */
        static Query read(Parameters in) {
            OptionalInt priority = in.integer("Priority", 0, Integer.MAX_VALUE);
            List<TaskStatus> statuses = in.choices("AssignmentStatus", STATUSES);
            Optional<Expression> expression =
                    in.parsed("EvaluateTaskAttributes", text -> Expressions.parse("EvaluateTaskAttributes", text));
            boolean withAddons = in.flag("HasAddons").orElse(false);
            return new Query(
                    TaskOrdering.read(in),
                    Listing.<TaskView>of("tasks", in)
                            .where(view -> priority.isEmpty() || view.priority() == priority.getAsInt())
                            .where(view -> statuses.isEmpty() || statuses.contains(view.status()))
                            .where(view -> expression.isEmpty() || matches(view, expression.get()))
                            .wherePresent(in.text("WorkflowSid"), TaskView::workflowSid)
                            .wherePresent(in.text("WorkflowName"), TaskView::workflowName)
                            .wherePresent(in.text("TaskQueueSid"), TaskView::queueSid)
                            .wherePresent(in.text("TaskQueueName"), TaskView::queueName)
                            .wherePresent(in.text("RoutingTarget"), TaskView::routingTarget)
                            .where(view -> !withAddons));
        }

        private static boolean matches(TaskView view, Expression expression) {
            return expression.matches(Scope.of(view.attributes().value()));
        }
    }

    private static Response create(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.CreateTask(
                attributes(in).orElse(Attributes.EMPTY),
                in.text("WorkflowSid"),
                in.integer("Timeout", 1, MAX_TIMEOUT).orElse(DEFAULT_TIMEOUT),
                in.integer("Priority", 0, Integer.MAX_VALUE).orElse(0),
                in.text("TaskChannel").orElse(DEFAULT_CHANNEL),
                virtualStart(in),
                in.text("RoutingTarget"),
                in.looseFlag("IgnoreCapacity"),
                in.text("TaskQueueSid")));
        TaskView view = request.change(command, Engine::task);
        return Response.created(json ->
                        write(json, request.urls(), view, request.workspace().now()))
                .withVersion(view.version());
    }

    private static Response fetch(WorkspaceRequest request) {
        TaskView view = request.fetch(Engine::task);
        return Response.ok(json ->
                        write(json, request.urls(), view, request.workspace().now()))
                .withVersion(view.version());
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> WorkspaceRequest.ifMatch(in, readUpdate(request.sid(), in)));
        TaskView view = request.change(command, Engine::task);
        return Response.ok(json ->
                        write(json, request.urls(), view, request.workspace().now()))
                .withVersion(view.version());
    }

    private static Command readUpdate(String sid, Parameters in) {
        Optional<TaskStatus> status = in.choice("AssignmentStatus", STATUSES);
        return new Command.UpdateTask(
                sid,
                status.map(next -> attributesBeside(next, in)).orElseGet(() -> attributes(in)),
                status,
                in.text("Reason"),
                in.integer("Priority", 0, Integer.MAX_VALUE),
                in.text("TaskChannel"),
                virtualStart(in));
    }

    private static Optional<Long> virtualStart(Parameters in) {
        return in.parsed("VirtualStartTime", text -> {
            try {
                return Micros.of(instant(text));
            } catch (DateTimeException | ArithmeticException malformed) {
                throw ApiError.invalid("Parameter VirtualStartTime must be an ISO 8601 date and time, as in"
                        + " 2024-05-14T18:50:02Z, found '" + Parameters.shortened(text) + "'");
            }
        });
    }

    /** Without a zone it is in UTC: twilio-java writes none. */
    private static Instant instant(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    /** Work ends without new attributes: the service ignores them then. Only Twilio's samples cancel with some. */
    private static Optional<Attributes> attributesBeside(TaskStatus status, Parameters in) {
        Optional<Attributes> attributes = attributes(in);
        if (attributes.isPresent() && status != TaskStatus.CANCELED) {
            in.unknown("Attributes and AssignmentStatus '" + status.wireName() + "' are two requests");
            return Optional.empty();
        }
        return attributes;
    }

    private static Optional<Attributes> attributes(Parameters in) {
        return in.parsed("Attributes", text -> JsonValues.attributes("Attributes", text));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, TaskView view, long now) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .number("age", view.age(now))
                .text("assignment_status", view.status().wireName())
                .text("attributes", view.attributes().text())
                .text("addons", "{}")
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .date("task_queue_entered_date", view.queueEntered())
                .date("virtual_start_time", view.virtualStart())
                .number("priority", view.priority())
                .text("reason", view.reason())
                .text("task_queue_sid", view.queueSid())
                .text("task_queue_friendly_name", view.queueName())
                .text("task_channel_sid", view.channelSid())
                .text("task_channel_unique_name", view.channelUniqueName())
                .number("timeout", view.timeout())
                .text("workflow_sid", view.workflowSid())
                .text("workflow_friendly_name", view.workflowName())
                .flag("ignore_capacity", view.ignoreCapacity())
                .text("routing_target", view.routingTarget())
                .text("url", urls.under("Tasks", view.sid()))
                .object("links", links -> links.text(
                                "task_queue", view.queueSid().map(sid -> urls.under("TaskQueues", sid)))
                        .text("workflow", view.workflowSid().map(sid -> urls.under("Workflows", sid)))
                        .text("workspace", urls.workspace())
                        .text("reservations", urls.under("Tasks", view.sid(), "Reservations")));
    }
}
