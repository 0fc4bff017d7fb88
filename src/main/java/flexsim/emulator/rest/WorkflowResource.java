package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.WorkflowReader;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkflowView;
import java.util.List;
import java.util.Optional;

/** {@code …/Workflows}. */
final class WorkflowResource {
    private static final Names CREATE = Names.of(
            "FriendlyName",
            "Configuration",
            "AssignmentCallbackUrl",
            "FallbackAssignmentCallbackUrl",
            "TaskReservationTimeout");
    private static final Names UPDATE = Names.of(
            "FriendlyName",
            "Configuration",
            "AssignmentCallbackUrl",
            "FallbackAssignmentCallbackUrl",
            "TaskReservationTimeout",
            "ReEvaluateTasks");
    private static final Names LIST = Names.of("FriendlyName").paged();
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
        Optional<String> name = request.only(LIST).text("FriendlyName");
        List<WorkflowView> found = request.look(Engine::workflows).stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .toList();
        ResourceUrls urls = request.urls();
        return Listing.answer(
                request.http(),
                "workflows",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, urls, view));
    }

    private static Response create(WorkspaceRequest request) {
        Parameters parameters = request.only(CREATE);
        WorkflowView view = request.change(
                new Command.CreateWorkflow(
                        parameters.required("FriendlyName"),
                        WorkflowReader.read(parameters.required("Configuration"), parameters.strictness()::unknown),
                        parameters.url("AssignmentCallbackUrl").filter(url -> !url.isEmpty()),
                        parameters.url("FallbackAssignmentCallbackUrl").filter(url -> !url.isEmpty()),
                        parameters
                                .integer("TaskReservationTimeout", 1, MAX_RESERVATION_TIMEOUT)
                                .orElse(DEFAULT_RESERVATION_TIMEOUT)),
                Engine::workflow);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static Response fetch(WorkspaceRequest request) {
        WorkflowView view = request.fetch(Engine::workflow);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Parameters parameters = request.only(UPDATE);
        WorkflowView view = request.change(
                new Command.UpdateWorkflow(
                        request.sid(),
                        parameters.longName("FriendlyName"),
                        parameters
                                .text("Configuration")
                                .map(text -> WorkflowReader.read(text, parameters.strictness()::unknown)),
                        parameters.url("AssignmentCallbackUrl"),
                        parameters.url("FallbackAssignmentCallbackUrl"),
                        parameters.integer("TaskReservationTimeout", 1, MAX_RESERVATION_TIMEOUT),
                        parameters.flag("ReEvaluateTasks").orElse(false)),
                Engine::workflow);
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
