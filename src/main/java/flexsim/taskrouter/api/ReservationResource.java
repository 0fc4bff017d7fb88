package flexsim.taskrouter.api;

import flexsim.taskrouter.Command;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.ReservationStatus;
import flexsim.taskrouter.ReservationView;
import flexsim.taskrouter.api.Parameters.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code …/Reservations}, from the side of the task and from that of the worker. */
final class ReservationResource {
    private static final Names UPDATE = Names.of("ReservationStatus", "Instruction", "WorkerActivitySid")
            .later(InstructionParameters.NAMES)
            .withIfMatch();
    private static final Map<String, ReservationStatus> STATUSES = Stream.of(ReservationStatus.values())
            .collect(Collectors.toMap(ReservationStatus::wireName, Function.identity()));
    private static final Set<String> LATER_INSTRUCTIONS =
            Set.of("dequeue", "call", "redirect", "conference", "supervise");

    /** From which side a client comes. */
    private enum Side {
        TASK("Tasks", Names.of("ReservationStatus", "WorkerSid").paged()),
        WORKER("Workers", Names.of("ReservationStatus").paged());

        private final String collection;
        private final Names list;

        Side(String collection, Names list) {
            this.collection = collection;
            this.list = list;
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

    private Answer list(Call call, LiveWorkspace workspace) {
        Parameters parameters = call.only(side.list);
        List<ReservationStatus> statuses = parameters.choices("ReservationStatus", STATUSES);
        Optional<String> worker = parameters.text("WorkerSid");
        List<ReservationView> found = call.find(workspace, engine -> side.all(engine, call.sid())).stream()
                .filter(view -> statuses.isEmpty() || statuses.contains(view.status()))
                .filter(view -> worker.isEmpty() || view.workerSid().equals(worker.get()))
                .toList();
        Place place = call.place(workspace);
        return Listing.answer(
                        call,
                        "reservations",
                        found,
                        view -> Position.created(view.created(), view.sid()),
                        (json, view) -> write(json, place, view))
                .withTagOfPage();
    }

    private Answer fetch(Call call, LiveWorkspace workspace) {
        ReservationView view = call.fetch(workspace, (engine, sid) -> reservation(engine, call));
        return Answer.ok(json -> write(json, call.place(workspace), view)).withVersion(view.version());
    }

    private Answer update(Call call, LiveWorkspace workspace) {
        Parameters parameters = call.only(UPDATE);
        ReservationStatus status = wanted(parameters);
        Optional<String> activity = parameters.text("WorkerActivitySid");
        if (activity.isPresent() && status != ReservationStatus.REJECTED) {
            throw ApiError.invalid("Parameter WorkerActivitySid is only allowed when a reservation is rejected");
        }
        ReservationView view = workspace.inOneTurn(() -> {
            call.find(workspace, engine -> reservation(engine, call));
            return call.change(
                    workspace,
                    new Command.UpdateReservation(call.sid(), status, activity),
                    (engine, sid) -> reservation(engine, call));
        });
        return Answer.ok(json -> write(json, call.place(workspace), view)).withVersion(view.version());
    }

    private static ReservationStatus wanted(Parameters parameters) {
        Optional<ReservationStatus> status = parameters.choice("ReservationStatus", STATUSES);
        Optional<String> instruction = parameters.text("Instruction").map(text -> text.toLowerCase(Locale.ROOT));
        if (status.isPresent() == instruction.isPresent()) {
            throw ApiError.invalid("Either ReservationStatus or Instruction is required");
        }
        return status.orElseGet(() -> ofInstruction(instruction.orElseThrow()));
    }

    private static ReservationStatus ofInstruction(String instruction) {
        if (LATER_INSTRUCTIONS.contains(instruction)) {
            throw ApiError.invalid("Instruction " + instruction + " is not supported by this version yet");
        }
        return switch (instruction) {
            case "accept" -> ReservationStatus.ACCEPTED;
            case "reject" -> ReservationStatus.REJECTED;
            default -> throw ApiError.invalid("Unknown Instruction '" + Parameters.shortened(instruction) + "'");
        };
    }

    /** Only if it is its owner's. */
    private Optional<ReservationView> reservation(Engine engine, Call call) {
        return engine.reservation(call.sid()).filter(view -> side.ownerSid(view).equals(call.ownerSid()));
    }

    private void write(JsonText json, Place place, ReservationView view) {
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
