package flexsim.emulator.voice;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.Workspaces;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.CallView.Direction;
import flexsim.taskrouter.model.CallView.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code …/Calls}: the calls of all workspaces, newest first. They are made by instructions and end with their work.
 */
public final class CallResource {
    private static final Map<String, Status> STATUSES =
            Stream.of(Status.values()).collect(Collectors.toMap(Status::wireName, Function.identity()));
    private static final long MICROS = 1_000_000L;

    private final Account account;
    private final Workspaces workspaces;

    public CallResource(Account account, Workspaces workspaces) {
        this.account = account;
        this.workspaces = workspaces;
    }

    public void addTo(Router routes) {
        routes.add("GET", Account.PATH + "/Calls.json", this::list)
                .addNotServed("POST", Account.PATH + "/Calls.json")
                .add("GET", Account.PATH + "/Calls/{}", this::fetch)
                .addNotServed("POST", Account.PATH + "/Calls/{}")
                .addNotServed("DELETE", Account.PATH + "/Calls/{}");
    }

    private Response list(Request request) {
        account.requireOwn(request);
        Listing<CallView> listing = request.read(in -> Listing.<CallView>of(
                        "calls", in.notYet("StartTime", "StartTime<", "StartTime>", "EndTime", "EndTime<", "EndTime>"))
                .wherePresent(in.text("To"), CallView::to)
                .wherePresent(in.text("From"), CallView::from)
                .wherePresent(in.text("ParentCallSid"), CallView::parentCallSid)
                .where(in.choice("Status", STATUSES), CallView::status));
        List<CallView> all = workspaces.all().stream()
                .flatMap(workspace -> workspace.look(Engine::calls).stream())
                .toList();
        return listing.respondAsAccount(
                request,
                Position.newestFirst(all, CallView::created, CallView::sid),
                view -> Position.created(-view.created(), view.sid()),
                this::write);
    }

    private Response fetch(Request request) {
        account.requireOwn(request);
        request.readNothing();
        String sid = account.sidIn(request);
        CallView view = workspaces.all().stream()
                .flatMap(workspace -> workspace.look(engine -> engine.call(sid)).stream())
                .findFirst()
                .orElseThrow(request::notFound);
        return Response.ok(json -> write(json, view));
    }

    /** No call to a worker is answered here; so only a customer's has begun, and may have ended. */
    private void write(JsonObjectWriter json, CallView view) {
        boolean begun = view.direction() == Direction.INBOUND;
        boolean ended = begun && view.status() == Status.COMPLETED;
        json.text("sid", view.sid())
                .text("account_sid", account.sid())
                .text("parent_call_sid", view.parentCallSid())
                .text("to", view.to())
                .text("to_formatted", view.to())
                .text("from", view.from())
                .text("from_formatted", view.from())
                .text("status", view.status().wireName())
                .text("direction", view.direction().wireName())
                .internetDate("date_created", view.created())
                .internetDate("date_updated", view.updated())
                .internetDate("start_time", Optional.of(view.created()).filter(at -> begun))
                .internetDate("end_time", Optional.of(view.updated()).filter(at -> ended))
                .text(
                        "duration",
                        Optional.of(Long.toString((view.updated() - view.created()) / MICROS))
                                .filter(seconds -> ended))
                .none("phone_number_sid")
                .none("price")
                .text("price_unit", "USD")
                .none("answered_by")
                .text("api_version", Account.VERSION)
                .none("forwarded_from")
                .none("group_sid")
                .none("caller_name")
                .text("queue_time", "0")
                .none("trunk_sid")
                .text("uri", account.uri("Calls", view.sid()))
                .object("subresource_uris", none -> {});
    }
}
