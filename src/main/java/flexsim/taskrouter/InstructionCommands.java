package flexsim.taskrouter;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.CallView.Direction;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.time.Scheduler;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The instructions by telephone, carried out as far as no telephone is needed: calls and conferences are made, and the
 * reservation is accepted where the instruction says so. A reservation that is to be accepted when the worker answers stays
 * pending: nobody answers here.
 */
final class InstructionCommands {
    private static final String CONTACT_URI = "contact_uri";
    private static final String CALL_SID = "call_sid";
    private static final Pattern CALL = Pattern.compile("CA[0-9a-fA-F]{32}");

    /** The statuses in which the worker is, or was until just now, talking to the customer. */
    private static final Set<ReservationStatus> SUPERVISABLE =
            EnumSet.of(ReservationStatus.ACCEPTED, ReservationStatus.WRAPPING);

    private final WorkspaceRegistry registry;
    private final ReservationLifecycle lifecycle;
    private final Scheduler clock;

    InstructionCommands(WorkspaceRegistry registry, ReservationLifecycle lifecycle, Scheduler clock) {
        this.registry = registry;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /** Enters the handlers of its commands. */
    void addTo(CommandHandlers handlers) {
        handlers.on(Command.Instruct.class, this::carryOut, command -> registry.reservation(command.sid())
                .version());
    }

    private String carryOut(Command.Instruct command) throws RefusedException {
        ReservationState reservation = registry.reservation(command.sid());
        Instruction instruction = command.instruction();
        requireState(reservation, instruction);
        if (instruction instanceof Instruction.Dequeue dequeue) {
            dequeue(reservation, dequeue);
        } else if (instruction instanceof Instruction.Call call) {
            call(reservation, call);
        } else if (instruction instanceof Instruction.Redirect redirect) {
            redirect(reservation, redirect);
        } else if (instruction instanceof Instruction.Conference conference) {
            conference(reservation, conference);
        } else if (instruction instanceof Instruction.Supervise supervise) {
            supervise(reservation, supervise);
        }
        return reservation.sid();
    }

    /** The sentence for pending ones is the service's own. */
    private static void requireState(ReservationState reservation, Instruction instruction) throws RefusedException {
        boolean supervise = instruction instanceof Instruction.Supervise;
        boolean legal = supervise
                ? SUPERVISABLE.contains(reservation.status())
                : reservation.status() == ReservationStatus.PENDING;
        if (legal) {
            return;
        }
        String refused = "Unable to execute " + instruction.title() + " instruction. Reservation " + reservation.sid()
                + (supervise
                        ? " is " + reservation.status().wireName() + ", not accepted or wrapping."
                        : " is not currently in a Pending state.");
        throw reservation.status() == ReservationStatus.RESCINDED
                ? RefusedException.gone(refused)
                : RefusedException.illegalState(refused);
    }

    private void dequeue(ReservationState reservation, Instruction.Dequeue dequeue) throws RefusedException {
        CallState customer = customersCall(reservation.task)
                .orElseThrow(() -> RefusedException.invalid("Unable to execute Dequeue instruction. Task "
                        + reservation.task.sid()
                        + " was not made by <Enqueue>: its attribute call_sid is not the SID of a call."));
        Optional<String> caller = dequeue.from().or(() -> customer.to);
        if (caller.isEmpty()) {
            throw RefusedException.invalid(
                    "Unable to execute Dequeue instruction. Neither it nor the attributes of task "
                            + reservation.task.sid() + " say from which number to call.");
        }
        String to = address(dequeue.to(), reservation.worker, dequeue);
        Optional<ActivityState> postWork =
                registry.activityParameter("DequeuePostWorkActivitySid", dequeue.postWorkActivitySid());
        hold(customer);
        CallState call = callWorker(reservation, Direction.OUTBOUND_DIAL, caller.get(), to);
        call.parent = Optional.of(customer);
        reservation.postWorkActivity = postWork;
    }

    private void call(ReservationState reservation, Instruction.Call instruction) throws RefusedException {
        String to = address(instruction.to(), reservation.worker, instruction);
        callWorker(reservation, Direction.OUTBOUND_API, instruction.from(), to);
        if (instruction.accept()) {
            lifecycle.accept(reservation);
        }
    }

    private void redirect(ReservationState reservation, Instruction.Redirect redirect) {
        customersCall(reservation.task)
                .filter(call -> call.sid.equals(redirect.callSid()))
                .or(() -> registry.telephony.call(redirect.callSid()))
                .ifPresentOrElse(
                        this::hold,
                        () -> hold(CallState.ofCustomer(
                                redirect.callSid(),
                                Optional.empty(),
                                Optional.empty(),
                                reservation.task,
                                clock.now())));
        if (redirect.accept()) {
            lifecycle.accept(reservation);
        }
    }

    private void conference(ReservationState reservation, Instruction.Conference instruction) throws RefusedException {
        String to = address(instruction.to(), reservation.worker, instruction);
        Optional<ActivityState> postWork =
                registry.activityParameter("PostWorkActivitySid", instruction.postWorkActivitySid());
        ConferenceState conference = registry.telephony
                .conferenceOf(reservation.task)
                .orElseGet(() -> open(reservation.task, instruction.room().region()));
        customersCall(reservation.task).ifPresent(customer -> {
            hold(customer);
            conference.admit(customer);
        });
        conference.admit(callWorker(reservation, Direction.OUTBOUND_API, instruction.from(), to));
        reservation.postWorkActivity = postWork;
    }

    private ConferenceState open(TaskState task, Optional<String> region) {
        ConferenceState conference = new ConferenceState(registry.newSid("CF"), task, region, clock.now());
        registry.telephony.add(conference);
        return conference;
    }

    /** The supervisor is called from where the worker was called from, else from the worker's own address. */
    private void supervise(ReservationState reservation, Instruction.Supervise supervise) throws RefusedException {
        String supervisor = supervise.supervisor();
        Optional<WorkerState> worker = Optional.ofNullable(registry.workers.get(supervisor));
        if (worker.isEmpty() && supervisor.startsWith("WK")) {
            throw RefusedException.invalid("Supervisor " + supervisor + " is not a worker of this workspace");
        }
        String to = worker.isPresent() ? address(Optional.empty(), worker.get(), supervise) : supervisor;
        CallState call = CallState.outbound(
                registry.newSid("CA"), Direction.OUTBOUND_API, callerOf(reservation), to, reservation, clock.now());
        call.worker = worker;
        registry.telephony.add(call);
        registry.telephony.conferenceOf(reservation.task).ifPresent(conference -> conference.admit(call));
    }

    private Optional<String> callerOf(ReservationState reservation) {
        return registry.telephony.callsOf(reservation).stream()
                .flatMap(call -> call.from().stream())
                .findFirst()
                .or(() -> text(reservation.worker.attributes, CONTACT_URI));
    }

    private CallState callWorker(ReservationState reservation, Direction direction, String from, String to) {
        CallState call =
                CallState.outbound(registry.newSid("CA"), direction, Optional.of(from), to, reservation, clock.now());
        call.worker = Optional.of(reservation.worker);
        registry.telephony.add(call);
        return call;
    }

    /** The call that made the task, known from then on only when it is held. */
    private Optional<CallState> customersCall(TaskState task) {
        return text(task.attributes(), CALL_SID)
                .filter(sid -> CALL.matcher(sid).matches())
                .map(sid -> registry.telephony
                        .call(sid)
                        .orElseGet(() -> CallState.ofCustomer(
                                sid,
                                text(task.attributes(), "from").or(() -> text(task.attributes(), "caller")),
                                text(task.attributes(), "to").or(() -> text(task.attributes(), "called")),
                                task,
                                clock.now())));
    }

    private void hold(CallState call) {
        if (registry.telephony.call(call.sid).isEmpty()) {
            registry.telephony.add(call);
        }
    }

    private static String address(Optional<String> to, WorkerState worker, Instruction instruction)
            throws RefusedException {
        return to.or(() -> text(worker.attributes, CONTACT_URI))
                .orElseThrow(() -> RefusedException.invalid("Unable to execute " + instruction.title()
                        + " instruction. It does not say whom to call, and worker " + worker.sid
                        + " has no attribute contact_uri."));
    }

    /** An attribute that is a text and not blank. */
    private static Optional<String> text(Attributes attributes, String name) {
        return attributes.value() instanceof Value.Obj object
                        && object.members().get(name) instanceof Value.Text text
                        && !text.value().isBlank()
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
