package flexsim.emulator.voice;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.Workspaces;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.ConferenceView;
import flexsim.taskrouter.model.ConferenceView.Status;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code …/Conferences}: the conferences of all workspaces, newest first. */
public final class ConferenceResource {
    private static final Map<String, Status> STATUSES =
            Stream.of(Status.values()).collect(Collectors.toMap(Status::wireName, Function.identity()));

    private final Account account;
    private final Workspaces workspaces;

    public ConferenceResource(Account account, Workspaces workspaces) {
        this.account = account;
        this.workspaces = workspaces;
    }

    public void addTo(Router routes) {
        routes.add("GET", Account.PATH + "/Conferences.json", this::list)
                .add("GET", Account.PATH + "/Conferences/{}", this::fetch)
                .addNotServed("POST", Account.PATH + "/Conferences/{}")
                .addNotServed("GET", Account.PATH + "/Conferences/{}/Participants.json")
                .addNotServed("POST", Account.PATH + "/Conferences/{}/Participants.json");
    }

    private Response list(Request request) {
        account.requireOwn(request);
        Listing<ConferenceView> listing = request.read(in -> Listing.<ConferenceView>of(
                        "conferences",
                        in.notYet(
                                "DateCreated",
                                "DateCreated<",
                                "DateCreated>",
                                "DateUpdated",
                                "DateUpdated<",
                                "DateUpdated>"))
                .where(in.text("FriendlyName"), ConferenceView::friendlyName)
                .where(in.choice("Status", STATUSES), ConferenceView::status));
        List<ConferenceView> all = workspaces.all().stream()
                .flatMap(workspace -> workspace.look(Engine::conferences).stream())
                .toList();
        return listing.respondAsAccount(
                request,
                Position.newestFirst(all, ConferenceView::created, ConferenceView::sid),
                view -> Position.created(-view.created(), view.sid()),
                this::write);
    }

    private Response fetch(Request request) {
        account.requireOwn(request);
        request.readNothing();
        String sid = account.sidIn(request);
        ConferenceView view = workspaces.all().stream()
                .flatMap(workspace -> workspace.look(engine -> engine.conference(sid)).stream())
                .findFirst()
                .orElseThrow(request::notFound);
        return Response.ok(json -> write(json, view));
    }

    /** Why a conference ended is left out: none of the reasons there are fits one that never began. */
    private void write(JsonObjectWriter json, ConferenceView view) {
        json.text("sid", view.sid())
                .text("account_sid", account.sid())
                .text("friendly_name", view.friendlyName())
                .text("status", view.status().wireName())
                .text("region", view.region())
                .internetDate("date_created", view.created())
                .internetDate("date_updated", view.updated())
                .text("api_version", Account.VERSION)
                .none("call_sid_ending_conference")
                .text("uri", account.uri("Conferences", view.sid()))
                .object("subresource_uris", none -> {});
    }
}
