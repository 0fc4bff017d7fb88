package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code …/Tasks}. */
final class TaskResource {
    private static final Names CREATE = Names.of(
            "Attributes",
            "WorkflowSid",
            "Timeout",
            "Priority",
            "TaskChannel",
            "VirtualStartTime",
            "RoutingTarget",
            "IgnoreCapacity",
            "TaskQueueSid");
    private static final Names UPDATE = Names.of(
                    "Attributes", "AssignmentStatus", "Reason", "Priority", "TaskChannel", "VirtualStartTime")
            .withIfMatch();
    private static final Names LIST = Names.of(
                    "Priority",
                    "AssignmentStatus",
                    "WorkflowSid",
                    "WorkflowName",
                    "TaskQueueSid",
                    "TaskQueueName",
                    "EvaluateTaskAttributes",
                    "RoutingTarget",
                    "HasAddons",
                    "Ordering")
            .paged();
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
                .delete(
                        "/Tasks/{}",
                        request -> request.delete(
                                new Command.DeleteTask(request.sid()),
                                Names.of().withIfMatch()));
    }

    private static Response list(WorkspaceRequest request) {
        Parameters parameters = request.only(LIST);
        Function<TaskView, Position> position =
                TaskOrdering.parse(parameters.text("Ordering").orElse("DateCreated:asc"));
        List<TaskView> found = request.look(Engine::tasks).stream()
                .filter(ofTask(parameters).and(ofRoute(parameters)))
                .sorted(Comparator.comparing(position, Position.ORDER))
                .toList();
        ResourceUrls urls = request.urls();
        long now = request.workspace().now();
        return Listing.answer(request.http(), "tasks", found, position, (json, view) -> write(json, urls, view, now))
                .withTagOfPage();
    }

    private static Predicate<TaskView> ofTask(Parameters parameters) {
        OptionalInt priority = parameters.integer("Priority", 0, Integer.MAX_VALUE);
        List<TaskStatus> statuses = parameters.choices("AssignmentStatus", STATUSES);
        Optional<Expression> expression = parameters
                .text("EvaluateTaskAttributes")
                .map(text -> Expressions.parse("EvaluateTaskAttributes", text));
        return view -> (priority.isEmpty() || view.priority() == priority.getAsInt())
                && (statuses.isEmpty() || statuses.contains(view.status()))
                && (expression.isEmpty()
                        || expression.get().matches(Scope.of(view.attributes().value())));
    }

    /** No task has add-ons here. */
    private static Predicate<TaskView> ofRoute(Parameters parameters) {
        Optional<String> workflowSid = parameters.text("WorkflowSid");
        Optional<String> workflowName = parameters.text("WorkflowName");
        Optional<String> queueSid = parameters.text("TaskQueueSid");
        Optional<String> queueName = parameters.text("TaskQueueName");
        Optional<String> routingTarget = parameters.text("RoutingTarget");
        boolean withAddons = parameters.flag("HasAddons").orElse(false);
        return view -> (workflowSid.isEmpty() || view.workflowSid().equals(workflowSid))
                && (workflowName.isEmpty() || view.workflowName().equals(workflowName))
                && (queueSid.isEmpty() || view.queueSid().equals(queueSid))
                && (queueName.isEmpty() || view.queueName().equals(queueName))
                && (routingTarget.isEmpty() || view.routingTarget().equals(routingTarget))
                && !withAddons;
    }

    private static Response create(WorkspaceRequest request) {
        Parameters parameters = request.only(CREATE);
        TaskView view = request.change(
                new Command.CreateTask(
                        attributes(parameters).orElse(Attributes.EMPTY),
                        parameters.text("WorkflowSid"),
                        parameters.integer("Timeout", 1, MAX_TIMEOUT).orElse(DEFAULT_TIMEOUT),
                        parameters.integer("Priority", 0, Integer.MAX_VALUE).orElse(0),
                        parameters.text("TaskChannel").orElse(DEFAULT_CHANNEL),
                        virtualStart(parameters),
                        parameters.text("RoutingTarget"),
                        parameters.looseFlag("IgnoreCapacity"),
                        parameters.text("TaskQueueSid")),
                Engine::task);
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
        Parameters parameters = request.only(UPDATE);
        Optional<TaskStatus> status = parameters.choice("AssignmentStatus", STATUSES);
        TaskView view = request.change(
                new Command.UpdateTask(
                        request.sid(),
                        status.map(next -> attributesBeside(next, parameters)).orElseGet(() -> attributes(parameters)),
                        status,
                        parameters.text("Reason"),
                        parameters.integer("Priority", 0, Integer.MAX_VALUE),
                        parameters.text("TaskChannel"),
                        virtualStart(parameters)),
                Engine::task);
        return Response.ok(json ->
                        write(json, request.urls(), view, request.workspace().now()))
                .withVersion(view.version());
    }

    private static Optional<Long> virtualStart(Parameters parameters) {
        return parameters.text("VirtualStartTime").map(text -> {
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
    private static Optional<Attributes> attributesBeside(TaskStatus status, Parameters parameters) {
        Optional<Attributes> attributes = attributes(parameters);
        if (attributes.isPresent() && status != TaskStatus.CANCELED) {
            parameters
                    .strictness()
                    .unknown("Attributes and AssignmentStatus '" + status.wireName() + "' are two requests");
            return Optional.empty();
        }
        return attributes;
    }

    private static Optional<Attributes> attributes(Parameters parameters) {
        return parameters.text("Attributes").map(text -> JsonValues.attributes("Attributes", text));
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
