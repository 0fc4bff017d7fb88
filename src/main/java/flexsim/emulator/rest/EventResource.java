package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
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
import java.util.stream.Collectors;

/** {@code …/Events}: what has happened in a workspace, the newest first. Source: Twilio, "Event resource". */
final class EventResource {
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
        Query query = request.read(in -> Query.read(in, request.workspace().now()));
        TimeWindow window = query.window();
        List<LoggedEvent> newestFirst =
                new ArrayList<>(request.workspace().history().between(window.from(), window.to()));
        Collections.reverse(newestFirst);
        WorkspaceView view = request.look(Engine::workspace);
        return query.listing()
                .respond(
                        request.http(),
                        newestFirst,
                        logged -> new Position(List.of(-logged.number()), logged.sid()),
                        (json, logged) -> write(json, request.urls(), view, logged));
    }

    private record Query(TimeWindow window, Listing<LoggedEvent> listing) {
        static Query read(Parameters in, long now) {
            Optional<String> channel = in.text("TaskChannel");
            Listing<LoggedEvent> listing = Listing.<LoggedEvent>of("events", in)
                    .where(in.choice("EventType", TYPES), logged -> logged.event()
                            .type())
                    .where(in.text("Sid"), LoggedEvent::sid)
                    .where(logged -> channel.isEmpty() || onChannel(logged.event(), channel.get()));
            for (Map.Entry<String, EventRelation> filter : RELATIONS.entrySet()) {
                listing = listing.wherePresent(
                        in.text(filter.getKey()), logged -> related(logged.event(), filter.getValue()));
            }
            return new Query(TimeWindow.of(in, now), listing);
        }
    }

    private static Optional<String> related(Event event, EventRelation relation) {
        return Optional.ofNullable(EventRelation.of(event).get(relation));
    }

    private static boolean onChannel(Event event, String channel) {
        Map<EventRelation, String> related = EventRelation.of(event);
        return channel.equals(related.get(EventRelation.TASK_CHANNEL))
                || channel.equals(related.get(EventRelation.TASK_CHANNEL_NAME));
    }

    private static Response fetch(WorkspaceRequest request) {
        request.readNothing();
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
