package flexsim.emulator.rest;

import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Instruction;
import flexsim.taskrouter.model.TaskView;
import java.util.List;

/**
 * The call that a task's worker gets, as an attribute of the task. Source: Twilio, "Assignment instructions": call and
 * dequeue set it.
 */
final class WorkerCall {
    private static final String ATTRIBUTE = "worker_call_sid";

    private WorkerCall() {}

    /** After {@code command} has been carried out, in the same turn. Attributes that have no room for it stay. */
    static void record(LiveWorkspace workspace, Command command) {
        if (command instanceof Command.Instruct instruct
                && (instruct.instruction() instanceof Instruction.Call
                        || instruct.instruction() instanceof Instruction.Dequeue)) {
            List<CallView> calls = workspace.look(engine -> engine.callsOfReservation(instruct.sid()));
            record(workspace, calls.get(calls.size() - 1));
        }
    }

    private static void record(LiveWorkspace workspace, CallView call) {
        workspace
                .look(engine -> engine.task(call.taskSid()))
                .map(TaskView::attributes)
                .flatMap(attributes -> JsonValues.with(attributes, ATTRIBUTE, call.sid()))
                .ifPresent(attributes -> workspace.execute(replace(call.taskSid(), attributes)));
    }

    private static Command replace(String taskSid, Attributes attributes) {
        return Command.UpdateTask.of(taskSid).withAttributes(attributes);
    }
}
