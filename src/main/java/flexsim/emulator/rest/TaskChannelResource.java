package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskChannelView;
import java.util.regex.Pattern;

/** {@code …/TaskChannels}; a channel goes by SID or unique name. */
final class TaskChannelResource {

    /** It is used as an identifier in expressions. Source: Twilio, "TaskChannel resource". */
    private static final Pattern UNIQUE_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,63}");

    private TaskChannelResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/TaskChannels", TaskChannelResource::list)
                .post("/TaskChannels", TaskChannelResource::create)
                .get("/TaskChannels/{}", TaskChannelResource::fetch)
                .post("/TaskChannels/{}", TaskChannelResource::update)
                .delete("/TaskChannels/{}", request -> request.delete(new Command.DeleteTaskChannel(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Listing<TaskChannelView> listing = request.read(in -> Listing.of("channels", in));
        ResourceUrls urls = request.urls();
        return listing.respond(
                request.http(),
                request.look(Engine::taskChannels),
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, urls, view));
    }

    private static Response create(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.CreateTaskChannel(
                in.requiredShortName("FriendlyName"),
                uniqueName(in),
                in.flag("ChannelOptimizedRouting").orElse(false)));
        TaskChannelView view = request.change(command, Engine::taskChannel);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static String uniqueName(Parameters in) {
        String uniqueName = in.required("UniqueName");
        if (!UNIQUE_NAME.matcher(uniqueName).matches()) {
            in.refuse("Parameter UniqueName must have letters, digits, '_' and '$', at most 64, and not start with a"
                    + " digit");
        }
        return uniqueName;
    }

    private static Response fetch(WorkspaceRequest request) {
        TaskChannelView view = request.fetch(Engine::taskChannel);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.UpdateTaskChannel(
                request.sid(), in.shortName("FriendlyName"), in.flag("ChannelOptimizedRouting")));
        TaskChannelView view = request.change(command, Engine::taskChannel);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, TaskChannelView view) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .text("unique_name", view.uniqueName())
                .flag("channel_optimized_routing", view.channelOptimizedRouting())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", urls.under("TaskChannels", view.sid()))
                .object("links", links -> links.text("workspace", urls.workspace()));
    }
}
