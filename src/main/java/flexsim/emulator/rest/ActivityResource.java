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
                .delete(
                        "/Activities/{}",
                        (call, workspace) -> call.delete(workspace, new Command.DeleteActivity(call.sid())));
    }

    private static Response list(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(LIST);
        Optional<String> name = parameters.text("FriendlyName");
        Optional<Boolean> available = parameters.looseFlag("Available");
        List<ActivityView> found = workspace.look(Engine::activities).stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> available.isEmpty() || view.available() == available.get())
                .toList();
        ResourceUrls place = call.place(workspace);
        return Listing.answer(
                call,
                "activities",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, place, view));
    }

    private static Response create(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(CREATE);
        ActivityView view = call.change(
                workspace,
                new Command.CreateActivity(
                        parameters.requiredShortName("FriendlyName"),
                        parameters.looseFlag("Available").orElse(false)),
                Engine::activity);
        return Response.created(json -> write(json, call.place(workspace), view));
    }

    private static Response fetch(Request call, LiveWorkspace workspace) {
        ActivityView view = call.fetch(workspace, Engine::activity);
        return Response.ok(json -> write(json, call.place(workspace), view));
    }

    private static Response update(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(UPDATE);
        ActivityView view = call.change(
                workspace,
                new Command.UpdateActivity(call.sid(), parameters.shortName("FriendlyName")),
                Engine::activity);
        return Response.ok(json -> write(json, call.place(workspace), view));
    }

    private static void write(JsonObjectWriter json, ResourceUrls place, ActivityView view) {
        json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
                .text("sid", view.sid())
                .text("friendly_name", view.friendlyName())
                .flag("available", view.available())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", place.under("Activities", view.sid()))
                .object("links", links -> links.text("workspace", place.workspace()));
    }
}
