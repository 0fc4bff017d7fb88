package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads an update of a reservation: a new status or an instruction, and what belongs to it. */
final class ReservationRequest {
    private static final String STATUS = "ReservationStatus";
    private static final String INSTRUCTION = "Instruction";
    private static final String ACTIVITY = "WorkerActivitySid";
    private static final Set<String> SUPERVISING = Set.of("Supervisor", "SupervisorMode");

    static final Names NAMES = names(Set.of());

    /** Only from the task's side may somebody supervise. */
    static final Names NAMES_OF_WORKERS_SIDE = names(SUPERVISING);

    private ReservationRequest() {}

    private static Names names(Set<String> without) {
        Set<String> names = new HashSet<>(InstructionKind.restNames());
        names.addAll(Set.of(STATUS, INSTRUCTION));
        names.removeAll(without);
        return Names.of(names.toArray(String[]::new)).withIfMatch();
    }

    /** {@code parameters}: after refusing those that the side does not have. */
    static Command read(String reservationSid, Parameters parameters) {
        Optional<ReservationStatus> status = parameters.choice(STATUS, ReservationResource.STATUSES);
        Optional<String> instruction = parameters.text(INSTRUCTION);
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
