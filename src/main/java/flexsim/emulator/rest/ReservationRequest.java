package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The reader of an update of a reservation: a new status or an instruction, and what belongs to it. */
final class ReservationRequest {
    private static final String STATUS = "ReservationStatus";
    private static final String INSTRUCTION = "Instruction";
    private static final String ACTIVITY = "WorkerActivitySid";
    /** Only a request from the task's side may supervise. */
    private static final Set<String> OF_THE_TASKS_SIDE = Set.of("Supervisor", "SupervisorMode");

    private ReservationRequest() {}

    /** {@code ofTask}: whether the request comes from the task's side, not the worker's. */
    static Command read(String reservationSid, boolean ofTask, Parameters parameters) {
        Optional<ReservationStatus> status = parameters.choice(STATUS, ReservationResource.STATUSES);
        Optional<String> instruction = parameters.text(INSTRUCTION);
        Set<String> others = new HashSet<>(InstructionKind.restNames());
        others.removeAll(ofTask ? Set.of() : OF_THE_TASKS_SIDE);
        parameters.having(others).ifMatch();
        parameters.requireValid();
        if (status.isPresent() == instruction.isPresent()) {
            throw ApiError.invalid("Either ReservationStatus or Instruction is required");
        }
        return status.map(next -> ofStatus(reservationSid, next, parameters))
                .orElseGet(() -> ofInstruction(reservationSid, kind(instruction.orElseThrow()), parameters));
    }

    private static InstructionKind kind(String instruction) {
        return InstructionKind.named(instruction)
                .orElseThrow(() -> ApiError.invalid("Unknown Instruction '" + Parameters.shortened(instruction) + "'"));
    }

    private static Command ofStatus(String reservationSid, ReservationStatus status, Parameters parameters) {
        for (String name : parameters.names()) {
            boolean fits = name.equals(STATUS) || (name.equals(ACTIVITY) && status == ReservationStatus.REJECTED);
            if (!fits) {
                throw ApiError.invalid(
                        "Parameter " + name + " does not go with ReservationStatus " + status.wireName());
            }
        }
        return new Command.UpdateReservation(reservationSid, status, parameters.text(ACTIVITY));
    }

    private static Command ofInstruction(String reservationSid, InstructionKind kind, Parameters parameters) {
        for (String name : parameters.names()) {
            if (!name.equals(INSTRUCTION) && !kind.has(name)) {
                throw ApiError.invalid("Parameter " + name + " does not go with Instruction " + kind.wireName());
            }
        }
        return switch (kind) {
            case ACCEPT -> new Command.UpdateReservation(reservationSid, ReservationStatus.ACCEPTED, Optional.empty());
            case REJECT ->
                new Command.UpdateReservation(reservationSid, ReservationStatus.REJECTED, parameters.text(ACTIVITY));
            case DEQUEUE, CALL, REDIRECT, CONFERENCE, SUPERVISE ->
                new Command.Instruct(reservationSid, InstructionReader.read(kind, parameters));
        };
    }
}
