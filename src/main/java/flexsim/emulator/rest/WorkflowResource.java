package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.WorkflowReader;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkflowView;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code …/Workflows}. */
final class WorkflowResource {
    private static final int DEFAULT_RESERVATION_TIMEOUT = 120;
    private static final int MAX_RESERVATION_TIMEOUT = 86_400;

    private WorkflowResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workflows", WorkflowResource::list)
                .post("/Workflows", WorkflowResource::create)
                .get("/Workflows/{}", WorkflowResource::fetch)
                .post("/Workflows/{}", WorkflowResource::update)
                .delete("/Workflows/{}", request -> request.delete(new Command.DeleteWorkflow(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Listing<WorkflowView> listing = request.read(in ->
                Listing.<WorkflowView>of("workflows", in).where(in.text("FriendlyName"), WorkflowView::friendlyName));
        ResourceUrls urls = request.urls();
        return listing.respond(
                request.http(),
                request.look(Engine::workflows),
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, urls, view));
    }

    private static Response create(WorkspaceRequest request) {
        WorkflowView view = request.change(request.read(WorkflowResource::readCreation), Engine::workflow);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static Command readCreation(Parameters in) {
        String name = in.required("FriendlyName");
        String configuration = in.required("Configuration");
        Optional<String> callback = in.url("AssignmentCallbackUrl").filter(url -> !url.isEmpty());
        Optional<String> fallback = in.url("FallbackAssignmentCallbackUrl").filter(url -> !url.isEmpty());
        int timeout = reservationTimeout(in).orElse(DEFAULT_RESERVATION_TIMEOUT);
        in.requireValid();
        return new Command.CreateWorkflow(
                name, WorkflowReader.read(configuration, in.strictness()::unknown), callback, fallback, timeout);
    }

    private static OptionalInt reservationTimeout(Parameters in) {
        return in.integer("TaskReservationTimeout", 1, MAX_RESERVATION_TIMEOUT);
    }

    private static Response fetch(WorkspaceRequest request) {
        WorkflowView view = request.fetch(Engine::workflow);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.UpdateWorkflow(
                request.sid(),
                in.longName("FriendlyName"),
                in.parsed("Configuration", text -> WorkflowReader.read(text, in.strictness()::unknown)),
                in.url("AssignmentCallbackUrl"),
                in.url("FallbackAssignmentCallbackUrl"),
                reservationTimeout(in),
                in.flag("ReEvaluateTasks").orElse(false)));
        WorkflowView view = request.change(command, Engine::workflow);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, WorkflowView view) {
        String url = urls.under("Workflows", view.sid());
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .text("assignment_callback_url", view.assignmentCallbackUrl())
                .text("fallback_assignment_callback_url", view.fallbackAssignmentCallbackUrl())
                .text("configuration", view.document().text())
                .text("document_content_type", "application/json")
                .number("task_reservation_timeout", view.reservationTimeout())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", url)
                .object("links", links -> links.text("statistics", url + "/Statistics")
                        .text("real_time_statistics", url + "/RealTimeStatistics")
                        .text("cumulative_statistics", url + "/CumulativeStatistics"));
    }
}
