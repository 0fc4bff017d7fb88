package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.FlexProject;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.emulator.workspace.Workspaces;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.taskrouter.model.WorkspaceView;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/Workspaces}. */
final class WorkspaceResource {

    /** The two orders by their names in lower case. */
    static final Map<String, TaskOrder> ORDERS = Map.of("fifo", TaskOrder.FIFO, "lifo", TaskOrder.LIFO);

    private final Workspaces workspaces;

    WorkspaceResource(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    void addTo(Router routes) {
        routes.add("GET", "/v1/Workspaces", this::list)
                .add("POST", "/v1/Workspaces", this::create)
                .add("GET", "/v1/Workspaces/{}", this::fetch)
                .add("POST", "/v1/Workspaces/{}", this::update)
                .add("DELETE", "/v1/Workspaces/{}", this::delete);
    }

    private Response list(Request request) {
        Listing<WorkspaceView> listing = request.read(in -> Listing.<WorkspaceView>of("workspaces", in)
                .where(in.text("FriendlyName"), WorkspaceView::friendlyName));
        return listing.respond(
                request,
                workspaces.all().stream()
                        .map(workspace -> workspace.look(Engine::workspace))
                        .toList(),
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, WorkspaceRequest.urls(request, view.sid()), view));
    }

    private record Creation(WorkspaceSetup setup, boolean fifo) {
        static Creation read(Parameters in) {
            WorkspaceSetup setup = new WorkspaceSetup(
                    in.requiredShortName("FriendlyName"),
                    in.flag("MultiTaskEnabled").orElse(true),
                    in.url("EventCallbackUrl").filter(url -> !url.isEmpty()),
                    in.parsed("EventsFilter", EventsFilter::checked).filter(filter -> !filter.isBlank()),
                    in.choice("PrioritizeQueueOrder", ORDERS).orElse(TaskOrder.FIFO));
            return new Creation(
                    setup,
                    in.choice("Template", Map.of("none", false, "fifo", true)).orElse(false));
        }
    }

    private Response create(Request request) {
        Creation creation = request.read(Creation::read);
        LiveWorkspace workspace =
                workspaces.create(creation.setup(), creation.fifo() ? FlexProject::setUpFifo : bare -> {});
        WorkspaceView view = workspace.look(Engine::workspace);
        return Response.created(json -> write(json, WorkspaceRequest.urls(request, workspace.sid()), view));
    }

    private Response fetch(Request request) {
        request.readNothing();
        WorkspaceView view = workspace(request).look(Engine::workspace);
        return Response.ok(json -> write(json, WorkspaceRequest.urls(request, view.sid()), view));
    }

    private Response update(Request request) {
        Command command = request.read(in -> new Command.UpdateWorkspace(
                in.shortName("FriendlyName"),
                in.flag("MultiTaskEnabled"),
                in.url("EventCallbackUrl"),
                in.parsed("EventsFilter", EventsFilter::checked),
                in.text("DefaultActivitySid"),
                in.text("TimeoutActivitySid"),
                in.choice("PrioritizeQueueOrder", ORDERS)));
        WorkspaceView view = new WorkspaceRequest(request, workspace(request))
                .change(command, (engine, sid) -> Optional.of(engine.workspace()));
        return Response.ok(json -> write(json, WorkspaceRequest.urls(request, view.sid()), view));
    }

    private Response delete(Request request) {
        request.readNothing();
        if (!workspaces.delete(request.sid())) {
            throw request.notFound();
        }
        return Response.deleted();
    }

    private LiveWorkspace workspace(Request request) {
        return workspaces.find(request.sid()).orElseThrow(request::notFound);
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, WorkspaceView view) {
        json.text("account_sid", urls.accountSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("default_activity_sid", view.defaultActivity().sid())
                .text("default_activity_name", view.defaultActivity().friendlyName())
                .text("timeout_activity_sid", view.timeoutActivity().sid())
                .text("timeout_activity_name", view.timeoutActivity().friendlyName())
                .text("event_callback_url", view.eventCallbackUrl())
                .text("events_filter", view.eventsFilter())
                .flag("multi_task_enabled", view.multiTaskEnabled())
                .text("prioritize_queue_order", view.prioritizeQueueOrder().name())
                .text("url", urls.workspace())
                .object("links", links -> links.text("activities", urls.under("Activities"))
                        .text("statistics", urls.under("Statistics"))
                        .text("real_time_statistics", urls.under("RealTimeStatistics"))
                        .text("cumulative_statistics", urls.under("CumulativeStatistics"))
                        .text("task_queues", urls.under("TaskQueues"))
                        .text("tasks", urls.under("Tasks"))
                        .text("workers", urls.under("Workers"))
                        .text("workflows", urls.under("Workflows"))
                        .text("task_channels", urls.under("TaskChannels"))
                        .text("events", urls.under("Events")));
    }
}
