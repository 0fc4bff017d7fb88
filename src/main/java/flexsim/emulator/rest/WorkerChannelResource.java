package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkerChannelView;
import java.util.List;
import java.util.Optional;

/** {@code …/Workers/{}/Channels}; a channel goes by its own SID, or by SID or unique name of its task channel. */
final class WorkerChannelResource {

    /** Source: Twilio, "TaskRouter limits". */
    private static final int MAX_CAPACITY = 50;

    private WorkerChannelResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workers/{}/Channels", WorkerChannelResource::list)
                .get("/Workers/{}/Channels/{}", WorkerChannelResource::fetch)
                .post("/Workers/{}/Channels/{}", WorkerChannelResource::update);
    }

    private static Response list(WorkspaceRequest request) {
        Listing<WorkerChannelView> listing = request.read(in -> Listing.of("channels", in));
        ResourceUrls urls = request.urls();
        return listing.respond(
                request.http(),
                request.find(engine -> engine.workerChannels(request.sid())),
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, urls, view));
    }

    private static Response fetch(WorkspaceRequest request) {
        WorkerChannelView view = request.fetch((engine, sid) -> channel(engine, request));
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.UpdateWorkerChannel(
                request.ownerSid(), request.sid(), in.integer("Capacity", 0, MAX_CAPACITY), in.flag("Available")));
        WorkerChannelView view = request.change(command, (engine, sid) -> channel(engine, request));
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Optional<WorkerChannelView> channel(Engine engine, WorkspaceRequest request) {
        return engine.workerChannels(request.ownerSid()).stream()
                .flatMap(List::stream)
                .filter(view -> List.of(view.sid(), view.taskChannelSid(), view.taskChannelUniqueName())
                        .contains(request.sid()))
                .findFirst();
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, WorkerChannelView view) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("worker_sid", view.workerSid())
                .text("task_channel_sid", view.taskChannelSid())
                .text("task_channel_unique_name", view.taskChannelUniqueName())
                .number("configured_capacity", view.configuredCapacity())
                .flag("available", view.available())
                .number("assigned_tasks", view.assignedTasks())
                .number("available_capacity_percentage", view.availableCapacityPercentage())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", urls.under("Workers", view.workerSid(), "Channels", view.sid()));
    }
}
