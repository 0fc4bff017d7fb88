package flexsim.taskrouter.api;

import flexsim.taskrouter.ActivityView;
import flexsim.taskrouter.Command;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.api.Parameters.Names;
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

    private static Answer list(Call call, LiveWorkspace workspace) {
        Parameters parameters = call.only(LIST);
        Optional<String> name = parameters.text("FriendlyName");
        Optional<Boolean> available = parameters.looseFlag("Available");
        List<ActivityView> found = workspace.look(Engine::activities).stream()
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> available.isEmpty() || view.available() == available.get())
                .toList();
        Place place = call.place(workspace);
        return Listing.answer(
                call,
                "activities",
                found,
                view -> Position.created(view.created(), view.sid()),
                (json, view) -> write(json, place, view));
    }

    private static Answer create(Call call, LiveWorkspace workspace) {
        Parameters parameters = call.only(CREATE);
        ActivityView view = call.change(
                workspace,
                new Command.CreateActivity(
                        parameters.requiredShortName("FriendlyName"),
                        parameters.looseFlag("Available").orElse(false)),
                Engine::activity);
        return Answer.created(json -> write(json, call.place(workspace), view));
    }

    private static Answer fetch(Call call, LiveWorkspace workspace) {
        ActivityView view = call.fetch(workspace, Engine::activity);
        return Answer.ok(json -> write(json, call.place(workspace), view));
    }

    private static Answer update(Call call, LiveWorkspace workspace) {
        Parameters parameters = call.only(UPDATE);
        ActivityView view = call.change(
                workspace,
                new Command.UpdateActivity(call.sid(), parameters.shortName("FriendlyName")),
                Engine::activity);
        return Answer.ok(json -> write(json, call.place(workspace), view));
    }

    private static void write(JsonText json, Place place, ActivityView view) {
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
