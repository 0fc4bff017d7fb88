package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;

/** {@code …/Activities}. */
final class ActivityResource {

    private ActivityResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Activities", ActivityResource::list)
                .post("/Activities", ActivityResource::create)
                .get("/Activities/{}", ActivityResource::fetch)
                .post("/Activities/{}", ActivityResource::update)
                .delete("/Activities/{}", request -> request.delete(new Command.DeleteActivity(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Listing<ActivityView> listing = request.read(in -> Listing.<ActivityView>of("activities", in)
                .where(in.text("FriendlyName"), ActivityView::friendlyName)
                .where(in.looseFlag("Available"), ActivityView::available));
        ResourceUrls urls = request.urls();
        return listing.respond(
                request.http(),
                request.look(Engine::activities),
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, urls, view));
    }

    private static Response create(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.CreateActivity(
                in.requiredShortName("FriendlyName"), in.looseFlag("Available").orElse(false)));
        ActivityView view = request.change(command, Engine::activity);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static Response fetch(WorkspaceRequest request) {
        ActivityView view = request.fetch(Engine::activity);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Command command = request.read(in -> new Command.UpdateActivity(request.sid(), in.shortName("FriendlyName")));
        ActivityView view = request.change(command, Engine::activity);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static void write(JsonObjectWriter json, ResourceUrls urls, ActivityView view) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .flag("available", view.available())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", urls.under("Activities", view.sid()))
                .object("links", links -> links.text("workspace", urls.workspace()));
    }
}
