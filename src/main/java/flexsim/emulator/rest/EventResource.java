package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.LiveWorkspace;
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

    private static Response list(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(LIST);
        TimeWindow window = TimeWindow.of(parameters, workspace.now());
        Predicate<LoggedEvent> wanted = wanted(parameters);
        List<LoggedEvent> found = new ArrayList<>();
        workspace.history().between(window.from(), window.to()).stream()
                .filter(wanted)
                .forEach(found::add);
        Collections.reverse(found);
        WorkspaceView view = workspace.look(Engine::workspace);
        return Listing.answer(
                call,
                "events",
                found,
                logged -> new Position(List.of(-logged.number()), logged.sid()),
                (json, logged) -> write(json, call.place(workspace), view, logged));
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

    private static Response fetch(Request call, LiveWorkspace workspace) {
        call.only(Names.of());
        LoggedEvent logged = workspace.history().find(call.sid()).orElseThrow(call::notFound);
        WorkspaceView view = workspace.look(Engine::workspace);
        return Response.ok(json -> write(json, call.place(workspace), view, logged));
    }

    private static void write(JsonObjectWriter json, ResourceUrls place, WorkspaceView workspace, LoggedEvent logged) {
        Event event = logged.event();
        EventSubject subject = EventSubject.of(event);
        json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
                .text("sid", logged.sid())
                .text("event_type", event.type())
                .date("event_date", event.at())
                .number("event_date_ms", event.at() / 1_000L)
                .text("description", subject.description())
                .text("actor_sid", place.workspaceSid())
                .text("actor_type", "workspace")
                .text("actor_url", place.workspace())
                .text("resource_sid", subject.sid())
                .text("resource_type", subject.type())
                .text("resource_url", subjectUrl(place, event, subject))
                .text("source", "twilio")
                .text("source_ip_address", "127.0.0.1")
                .object("event_data", data -> EventFields.data(logged, workspace)
                        .forEach(data::text))
                .text("url", place.under("Events", logged.sid()));
    }

    private static String subjectUrl(ResourceUrls place, Event event, EventSubject subject) {
        return switch (subject.type()) {
            case "task" -> place.under("Tasks", subject.sid());
            case "reservation" ->
                place.under("Tasks", EventRelation.of(event).get(EventRelation.TASK), "Reservations", subject.sid());
            case "worker" -> place.under("Workers", subject.sid());
            case "activity" -> place.under("Activities", subject.sid());
            case "task-channel" -> place.under("TaskChannels", subject.sid());
            case "task-queue" -> place.under("TaskQueues", subject.sid());
            case "workflow" -> place.under("Workflows", subject.sid());
            default -> place.workspace();
        };
    }
}
