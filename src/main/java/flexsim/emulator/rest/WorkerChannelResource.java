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
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.WorkerChannelView;
import java.util.List;
import java.util.Optional;

/** {@code …/Workers/{}/Channels}; a channel goes by its own SID, or by SID or unique name of its task channel. */
final class WorkerChannelResource {
    private static final Names UPDATE = Names.of("Capacity", "Available");
    private static final Names LIST = Names.of().paged();

    /** Source: Twilio, "TaskRouter limits". */
    private static final int MAX_CAPACITY = 50;

    private WorkerChannelResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Workers/{}/Channels", WorkerChannelResource::list)
                .get("/Workers/{}/Channels/{}", WorkerChannelResource::fetch)
                .post("/Workers/{}/Channels/{}", WorkerChannelResource::update);
    }

    private static Response list(Request call, LiveWorkspace workspace) {
        call.only(LIST);
        List<WorkerChannelView> found = call.find(workspace, engine -> engine.workerChannels(call.sid()));
        ResourceUrls place = call.place(workspace);
        return Listing.answer(
                call,
                "channels",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, place, view));
    }

    private static Response fetch(Request call, LiveWorkspace workspace) {
        WorkerChannelView view = call.fetch(workspace, (engine, sid) -> channel(engine, call));
        return Response.ok(json -> write(json, call.place(workspace), view));
    }

    private static Response update(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(UPDATE);
        WorkerChannelView view = call.change(
                workspace,
                new Command.UpdateWorkerChannel(
                        call.ownerSid(),
                        call.sid(),
                        parameters.integer("Capacity", 0, MAX_CAPACITY),
                        parameters.flag("Available")),
                (engine, sid) -> channel(engine, call));
        return Response.ok(json -> write(json, call.place(workspace), view));
    }

    private static Optional<WorkerChannelView> channel(Engine engine, Request call) {
        return engine.workerChannels(call.ownerSid()).stream()
                .flatMap(List::stream)
                .filter(view -> List.of(view.sid(), view.taskChannelSid(), view.taskChannelUniqueName())
                        .contains(call.sid()))
                .findFirst();
    }

    private static void write(JsonObjectWriter json, ResourceUrls place, WorkerChannelView view) {
        json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
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
                .text("url", place.under("Workers", view.workerSid(), "Channels", view.sid()));
    }
}
