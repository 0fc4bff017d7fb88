package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Command;
import java.util.List;
import java.util.Optional;

/** {@code …/Activities}. */
final class ActivityResource {
    private static final Names CREATE = Names.of("FriendlyName", "Available");
    private static final Names UPDATE = Names.of("FriendlyName");
    private static final Names LIST = Names.of("FriendlyName", "Available").paged();

    private ActivityResource() {}

    static void addTo(WorkspaceRoutes routes) {
        routes.get("/Activities", ActivityResource::list)
                .post("/Activities", ActivityResource::create)
                .get("/Activities/{}", ActivityResource::fetch)
                .post("/Activities/{}", ActivityResource::update)
                .delete("/Activities/{}", request -> request.delete(new Command.DeleteActivity(request.sid())));
    }

    private static Response list(WorkspaceRequest request) {
        Parameters parameters = request.only(LIST);
        Optional<String> name = parameters.text("FriendlyName");
        Optional<Boolean> available = parameters.looseFlag("Available");
        List<ActivityView> found = request.look(Engine::activities).stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> available.isEmpty() || view.available() == available.get())
                .toList();
        ResourceUrls urls = request.urls();
        return Listing.answer(
                request.http(),
                "activities",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, urls, view));
    }

    private static Response create(WorkspaceRequest request) {
        Parameters parameters = request.only(CREATE);
        ActivityView view = request.change(
                new Command.CreateActivity(
                        parameters.requiredShortName("FriendlyName"),
                        parameters.looseFlag("Available").orElse(false)),
                Engine::activity);
        return Response.created(json -> write(json, request.urls(), view));
    }

    private static Response fetch(WorkspaceRequest request) {
        ActivityView view = request.fetch(Engine::activity);
        return Response.ok(json -> write(json, request.urls(), view));
    }

    private static Response update(WorkspaceRequest request) {
        Parameters parameters = request.only(UPDATE);
        ActivityView view = request.change(
                new Command.UpdateActivity(request.sid(), parameters.shortName("FriendlyName")), Engine::activity);
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
