package flexsim.taskrouter.api;

import flexsim.taskrouter.ConferenceView;
import flexsim.taskrouter.ConferenceView.Status;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.api.Parameters.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code …/Conferences}: the conferences of all workspaces, newest first. */
final class ConferenceResource {
    private static final Names LIST = Names.of("FriendlyName", "Status")
            .later("DateCreated", "DateCreated<", "DateCreated>", "DateUpdated", "DateUpdated<", "DateUpdated>")
            .paged();
    private static final Map<String, Status> STATUSES =
            Stream.of(Status.values()).collect(Collectors.toMap(Status::wireName, Function.identity()));

    private final Account account;
    private final Workspaces workspaces;

    ConferenceResource(Account account, Workspaces workspaces) {
        this.account = account;
        this.workspaces = workspaces;
    }

    void addTo(Routes routes) {
        routes.add("GET", Account.PATH + "/Conferences.json", this::list)
                .add("GET", Account.PATH + "/Conferences/{}", this::fetch)
                .addNotServed("POST", Account.PATH + "/Conferences/{}")
                .addNotServed("GET", Account.PATH + "/Conferences/{}/Participants.json")
                .addNotServed("POST", Account.PATH + "/Conferences/{}/Participants.json");
    }

    private Answer list(Call call) {
        account.requireOwn(call);
        Parameters parameters = call.only(LIST);
        Optional<String> name = parameters.text("FriendlyName");
        Optional<Status> status = parameters.choice("Status", STATUSES);
        List<ConferenceView> found = workspaces.all().stream()
                .flatMap(workspace -> workspace.look(Engine::conferences).stream())
                .filter(view -> name.isEmpty() || view.friendlyName().equals(name.get()))
                .filter(view -> status.isEmpty() || view.status() == status.get())
                .toList();
        return Listing.ofAccount(
                call,
                "conferences",
                Position.newestFirst(found, ConferenceView::created, ConferenceView::sid),
                view -> Position.created(-view.created(), view.sid()),
                this::write);
    }

    private Answer fetch(Call call) {
        account.requireOwn(call);
        call.only(Names.of());
        String sid = account.sidIn(call);
        ConferenceView view = workspaces.all().stream()
                .flatMap(workspace -> workspace.look(engine -> engine.conference(sid)).stream())
                .findFirst()
                .orElseThrow(call::notFound);
        return Answer.ok(json -> write(json, view));
    }

    /** Why a conference ended is left out: none of the reasons there are fits one that never began. */
    private void write(JsonText json, ConferenceView view) {
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
