package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/Workspaces}. */
final class WorkspaceResource {
    private static final Names CREATE = Names.of(
            "FriendlyName", "MultiTaskEnabled", "Template", "PrioritizeQueueOrder", "EventCallbackUrl", "EventsFilter");
    private static final Names UPDATE = Names.of(
            "FriendlyName",
            "MultiTaskEnabled",
            "DefaultActivitySid",
            "TimeoutActivitySid",
            "PrioritizeQueueOrder",
            "EventCallbackUrl",
            "EventsFilter");
    private static final Names LIST = Names.of("FriendlyName").paged();

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
        Optional<String> name = request.only(LIST).text("FriendlyName");
        List<WorkspaceView> found = workspaces.all().stream()
                .map(workspace -> workspace.look(Engine::workspace))
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .toList();
        return Listing.answer(
                request,
                "workspaces",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, WorkspaceRequest.urls(request, view.sid()), view));
    }

    private Response create(Request request) {
        Parameters parameters = request.only(CREATE);
        String name = parameters.requiredShortName("FriendlyName");
        boolean fifo = parameters
                .choice("Template", Map.of("none", false, "fifo", true))
                .orElse(false);
        WorkspaceSetup setup = new WorkspaceSetup(
                name,
                parameters.flag("MultiTaskEnabled").orElse(true),
                parameters.url("EventCallbackUrl").filter(url -> !url.isEmpty()),
                parameters
                        .text("EventsFilter")
                        .filter(filter -> !filter.isBlank())
                        .map(EventsFilter::checked),
                parameters.choice("PrioritizeQueueOrder", ORDERS).orElse(TaskOrder.FIFO));
        LiveWorkspace workspace = workspaces.create(setup, fifo ? FlexProject::furnishFifo : bare -> {});
        WorkspaceView view = workspace.look(Engine::workspace);
        return Response.created(json -> write(json, WorkspaceRequest.urls(request, workspace.sid()), view));
    }

    private Response fetch(Request request) {
        request.only(Names.of());
        WorkspaceView view = workspace(request).look(Engine::workspace);
        return Response.ok(json -> write(json, WorkspaceRequest.urls(request, view.sid()), view));
    }

    private Response update(Request request) {
        Parameters parameters = request.only(UPDATE);
        WorkspaceView view = new WorkspaceRequest(request, workspace(request))
                .change(
                        new Command.UpdateWorkspace(
                                parameters.shortName("FriendlyName"),
                                parameters.flag("MultiTaskEnabled"),
                                parameters.url("EventCallbackUrl"),
                                parameters.text("EventsFilter").map(EventsFilter::checked),
                                parameters.text("DefaultActivitySid"),
                                parameters.text("TimeoutActivitySid"),
                                parameters.choice("PrioritizeQueueOrder", ORDERS)),
                        (engine, sid) -> Optional.of(engine.workspace()));
        return Response.ok(json -> write(json, WorkspaceRequest.urls(request, view.sid()), view));
    }

    private Response delete(Request request) {
        request.only(Names.of());
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
