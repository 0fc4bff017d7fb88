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
        TASK("Tasks", Names.of("ReservationStatus", "WorkerSid").paged(), ReservationRequest.NAMES),
        WORKER("Workers", Names.of("ReservationStatus").paged(), ReservationRequest.NAMES_OF_WORKERS_SIDE);

        private final String collection;
        private final Names list;
        private final Names update;

        Side(String collection, Names list, Names update) {
            this.collection = collection;
            this.list = list;
            this.update = update;
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

    private Response list(Request call, LiveWorkspace workspace) {
        Parameters parameters = call.only(side.list);
        List<ReservationStatus> statuses = parameters.choices("ReservationStatus", STATUSES);
        Optional<String> worker = parameters.text("WorkerSid");
        List<ReservationView> found = call.find(workspace, engine -> side.all(engine, call.sid())).stream()
                .filter(view -> statuses.isEmpty() || statuses.contains(view.status()))
                .filter(view -> worker.isEmpty() || view.workerSid().equals(worker.get()))
                .toList();
        ResourceUrls place = call.place(workspace);
        return Listing.answer(
                        call,
                        "reservations",
                        found,
                        view -> Position.created(view.created(), view.sid()),
                        (json, view) -> write(json, place, view))
                .withTagOfPage();
    }

    private Response fetch(Request call, LiveWorkspace workspace) {
        ReservationView view = call.fetch(workspace, (engine, sid) -> reservation(engine, call));
        return Response.ok(json -> write(json, call.place(workspace), view)).withVersion(view.version());
    }

    private Response update(Request call, LiveWorkspace workspace) {
        Command command = ReservationRequest.read(call.sid(), call.only(side.update));
        ReservationView view = workspace.inOneTurn(() -> {
            call.find(workspace, engine -> reservation(engine, call));
            call.execute(workspace, command);
            WorkerCall.note(workspace, command);
            return call.find(workspace, engine -> reservation(engine, call));
        });
        return Response.ok(json -> write(json, call.place(workspace), view)).withVersion(view.version());
    }

    /** Only if it is its owner's. */
    private Optional<ReservationView> reservation(Engine engine, Request call) {
        return engine.reservation(call.sid()).filter(view -> side.ownerSid(view).equals(call.ownerSid()));
    }

    private void write(JsonObjectWriter json, ResourceUrls place, ReservationView view) {
        json.text("account_sid", place.accountSid())
                .text("workspace_sid", place.workspaceSid())
                .text("sid", view.sid())
                .text("task_sid", view.taskSid())
                .text("worker_sid", view.workerSid())
                .text("worker_name", view.workerName())
                .text("reservation_status", view.status().wireName())
                .date("date_created", view.created())
                .date("date_updated", view.updated())
                .text("url", place.under(side.collection, side.ownerSid(view), "Reservations", view.sid()))
                .object("links", links -> links.text("task", place.under("Tasks", view.taskSid()))
                        .text("worker", place.under("Workers", view.workerSid()))
                        .text("workspace", place.workspace()));
    }
}
