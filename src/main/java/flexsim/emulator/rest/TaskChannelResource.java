package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
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
import flexsim.taskrouter.model.TaskChannelView;
import java.util.List;
import java.util.regex.Pattern;

/** {@code …/TaskChannels}; a channel goes by SID or unique name. */
final class TaskChannelResource {
    private static final Names CREATE = Names.of("FriendlyName", "UniqueName", "ChannelOptimizedRouting");
    private static final Names UPDATE = Names.of("FriendlyName", "ChannelOptimizedRouting");
    private static final Names LIST = Names.of().paged();

    /** It is used as an identifier in expressions. Source: Twilio, "TaskChannel resource". */
    private static final Pattern UNIQUE_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,63}");

    private TaskChannelResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/TaskChannels", TaskChannelResource::list)
                .post("/TaskChannels", TaskChannelResource::create)
                .get("/TaskChannels/{}", TaskChannelResource::fetch)
                .post("/TaskChannels/{}", TaskChannelResource::update)
                .delete(
                        "/TaskChannels/{}",
                        (call, workspace) -> call.delete(workspace, new Command.DeleteTaskChannel(call.sid())));
    }

    private static Response list(Request call, LiveWorkspace workspace) {
        call.only(LIST);
        List<TaskChannelView> found = workspace.look(Engine::taskChannels);
        ResourceUrls place = call.place(workspace);
        return Listing.answer(
                call,
                "channels",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, place, view));
    }

    private static Response create(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(CREATE);
        String uniqueName = parameters.required("UniqueName");
        if (!UNIQUE_NAME.matcher(uniqueName).matches()) {
            throw ApiError.invalid("Parameter UniqueName must have letters, digits, '_' and '$', at most 64, and not"
                    + " start with a digit");
        }
        TaskChannelView view = call.change(
                workspace,
                new Command.CreateTaskChannel(
                        parameters.requiredShortName("FriendlyName"),
                        uniqueName,
                        parameters.flag("ChannelOptimizedRouting").orElse(false)),
                Engine::taskChannel);
        return Response.created(json -> write(json, call.place(workspace), view));
    }

    private static Response fetch(Request call, LiveWorkspace workspace) {
        TaskChannelView view = call.fetch(workspace, Engine::taskChannel);
        return Response.ok(json -> write(json, call.place(workspace), view));
    }

    private static Response update(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(UPDATE);
        TaskChannelView view = call.change(
                workspace,
                new Command.UpdateTaskChannel(
                        call.sid(), parameters.shortName("FriendlyName"), parameters.flag("ChannelOptimizedRouting")),
                Engine::taskChannel);
        return Response.ok(json -> write(json, call.place(workspace), view));
    }

    private static void write(JsonObjectWriter json, ResourceUrls place, TaskChannelView view) {
        json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .text("unique_name", view.uniqueName())
                .flag("channel_optimized_routing", view.channelOptimizedRouting())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", place.under("TaskChannels", view.sid()))
                .object("links", links -> links.text("workspace", place.workspace()));
    }
}
