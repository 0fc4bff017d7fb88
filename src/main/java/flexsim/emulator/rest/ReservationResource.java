package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code …/Reservations}, from the side of the task and from that of the worker. */
final class ReservationResource {
    /** By their names. */
    static final Map<String, ReservationStatus> STATUSES = Stream.of(ReservationStatus.values())
            .collect(Collectors.toMap(ReservationStatus::wireName, Function.identity()));

    /** From which side a client comes. */
    private enum Side {
        TASK("Tasks"),
        WORKER("Workers");

        private final String collection;

        Side(String collection) {
            this.collection = collection;
        }

        /** A task's reservations may be asked for by worker too. */
        private Listing<ReservationView> listing(Parameters in) {
            List<ReservationStatus> statuses = in.choices("ReservationStatus", STATUSES);
            Optional<String> worker = this == TASK ? in.text("WorkerSid") : Optional.empty();
            return Listing.<ReservationView>of("reservations", in)
                    .where(view -> statuses.isEmpty() || statuses.contains(view.status()))
                    .where(worker, ReservationView::workerSid);
        }

        private Optional<List<ReservationView>> all(Engine engine, String owner) {
            return this == TASK ? engine.reservationsOfTask(owner) : engine.reservationsOfWorker(owner);
        }

        private String ownerSid(ReservationView view) {
            return this == TASK ? view.taskSid() : view.workerSid();
        }
    }

    private final Side side;

    private ReservationResource(Side side) {
        this.side = side;
    }

    static void addTo(WorkspaceRoutes routes) {
        for (Side side : Side.values()) {
            ReservationResource resource = new ReservationResource(side);
            String path = "/" + side.collection + "/{}/Reservations";
            routes.get(path, resource::list).get(path + "/{}", resource::fetch).post(path + "/{}", resource::update);
        }
    }

    private Response list(WorkspaceRequest request) {
        Listing<ReservationView> listing = request.read(side::listing);
        ResourceUrls urls = request.urls();
        return listing.respond(
                        request.http(),
                        request.find(engine -> side.all(engine, request.sid())),
                        view -> Position.created(view.created(), view.sid()),
                        (json, view) -> write(json, urls, view))
                .withTagOfPage();
    }

    private Response fetch(WorkspaceRequest request) {
        ReservationView view = request.fetch((engine, sid) -> reservation(engine, request));
        return Response.ok(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    private Response update(WorkspaceRequest request) {
        Command command = request.read(in -> ReservationRequest.read(request.sid(), side == Side.TASK, in));
        Command onCondition = request.read(in -> WorkspaceRequest.ifMatch(in, command));
        ReservationView view = request.workspace().inOneTurn(() -> {
            request.find(engine -> reservation(engine, request));
            request.execute(onCondition);
            WorkerCall.record(request.workspace(), command);
            return request.find(engine -> reservation(engine, request));
        });
        return Response.ok(json -> write(json, request.urls(), view)).withVersion(view.version());
    }

    /** Only if it is its owner's. */
    private Optional<ReservationView> reservation(Engine engine, WorkspaceRequest request) {
        return engine.reservation(request.sid())
                .filter(view -> side.ownerSid(view).equals(request.ownerSid()));
    }

    private void write(JsonObjectWriter json, ResourceUrls urls, ReservationView view) {
        json.text("account_sid", urls.accountSid())
                .text("workspace_sid", urls.workspaceSid())
                .text("sid", view.sid())
                .text("task_sid", view.taskSid())
                .text("worker_sid", view.workerSid())
                .text("worker_name", view.workerName())
                .text("reservation_status", view.status().wireName())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", urls.under(side.collection, side.ownerSid(view), "Reservations", view.sid()))
                .object("links", links -> links.text("task", urls.under("Tasks", view.taskSid()))
                        .text("worker", urls.under("Workers", view.workerSid()))
                        .text("workspace", urls.workspace()));
    }
}
