package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventFields;
import flexsim.taskrouter.history.EventRelation;
import flexsim.taskrouter.history.EventSubject;
import flexsim.taskrouter.history.EventTypes;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code …/Events}: what has happened in a workspace, the newest first. Source: Twilio, "Event resource". */
final class EventResource {
    private static final Names LIST = Names.of(
                    "StartDate",
                    "EndDate",
                    "Minutes",
                    "EventType",
                    "TaskSid",
                    "WorkerSid",
                    "ReservationSid",
                    "TaskQueueSid",
                    "WorkflowSid",
                    "TaskChannel",
                    "Sid")
            .paged();
    private static final Map<String, EventRelation> RELATIONS = Map.of(
            "TaskSid", EventRelation.TASK,
            "WorkerSid", EventRelation.WORKER,
            "ReservationSid", EventRelation.RESERVATION,
            "TaskQueueSid", EventRelation.TASK_QUEUE,
            "WorkflowSid", EventRelation.WORKFLOW);
    private static final Map<String, String> TYPES =
            EventTypes.ALL.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));

    private EventResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Events", EventResource::list).get("/Events/{}", EventResource::fetch);
    }

    private static Response list(WorkspaceRequest request) {
        Parameters parameters = request.only(LIST);
        TimeWindow window = TimeWindow.of(parameters, request.workspace().now());
        Predicate<LoggedEvent> wanted = wanted(parameters);
        List<LoggedEvent> found = new ArrayList<>();
        request.workspace().history().between(window.from(), window.to()).stream()
                .filter(wanted)
                .forEach(found::add);
        Collections.reverse(found);
        WorkspaceView view = request.look(Engine::workspace);
        return Listing.answer(
                request.http(),
                "events",
                found,
                logged -> new Position(List.of(-logged.number()), logged.sid()),
                (json, logged) -> write(json, request.urls(), view, logged));
    }

    private static Predicate<LoggedEvent> wanted(Parameters parameters) {
        Optional<String> sid = parameters.text("Sid");
        Optional<String> type = parameters.choice("EventType", TYPES);
        Predicate<LoggedEvent> wanted =
                logged -> type.isEmpty() || logged.event().type().equals(type.get());
        if (sid.isPresent()) {
            wanted = wanted.and(logged -> logged.sid().equals(sid.get()));
        }
        for (Map.Entry<String, EventRelation> filter : RELATIONS.entrySet()) {
            Optional<String> value = parameters.text(filter.getKey());
            if (value.isPresent()) {
                wanted = wanted.and(logged ->
                        value.get().equals(EventRelation.of(logged.event()).get(filter.getValue())));
            }
        }
        Optional<String> channel = parameters.text("TaskChannel");
        return channel.isEmpty() ? wanted : wanted.and(logged -> onChannel(logged.event(), channel.get()));
    }

    private static boolean onChannel(Event event, String channel) {
        Map<EventRelation, String> related = EventRelation.of(event);
        return channel.equals(related.get(EventRelation.TASK_CHANNEL))
                || channel.equals(related.get(EventRelation.TASK_CHANNEL_NAME));
    }

    private static Response fetch(WorkspaceRequest request) {
        request.only(Names.of());
        LoggedEvent logged = request.workspace().history().find(request.sid()).orElseThrow(request::notFound);
        WorkspaceView view = request.look(Engine::workspace);
        return Response.ok(json -> write(json, request.urls(), view, logged));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, WorkspaceView workspace, LoggedEvent logged) {
        Event event = logged.event();
        EventSubject subject = EventSubject.of(event);
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", logged.sid())
                .text("event_type", event.type())
                .date("event_date", event.at())
                .number("event_date_ms", event.at() / 1_000L)
                .text("description", subject.description())
                .text("actor_sid", urls.workspaceSid())
                .text("actor_type", "workspace")
                .text("actor_url", urls.workspace())
                .text("resource_sid", subject.sid())
                .text("resource_type", subject.type())
                .text("resource_url", subjectUrl(urls, event, subject))
                .text("source", "twilio")
                .text("source_ip_address", "127.0.0.1")
                .object("event_data", data -> EventFields.data(logged, workspace)
                        .forEach(data::text))
                .text("url", urls.under("Events", logged.sid()));
    }

    private static String subjectUrl(ResourceUrls urls, Event event, EventSubject subject) {
        return switch (subject.type()) {
            case "task" -> urls.under("Tasks", subject.sid());
            case "reservation" ->
                urls.under("Tasks", EventRelation.of(event).get(EventRelation.TASK), "Reservations", subject.sid());
            case "worker" -> urls.under("Workers", subject.sid());
            case "activity" -> urls.under("Activities", subject.sid());
            case "task-channel" -> urls.under("TaskChannels", subject.sid());
            case "task-queue" -> urls.under("TaskQueues", subject.sid());
            case "workflow" -> urls.under("Workflows", subject.sid());
            default -> urls.workspace();
        };
    }
}
