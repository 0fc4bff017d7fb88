package flexsim.emulator.rest;

import flexsim.taskrouter.model.Event.ReservationEvent;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.time.Micros;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of an assignment callback.
 *
 * <p>Source: Twilio, "Assignment callback". WorkerName is read by known receivers; TaskQueueName, WorkflowName, the
 * channel and the worker's activity are often there, though not documented.
 */
final class AssignmentRequest {
    private AssignmentRequest() {}

    static Map<String, String> parameters(String accountSid, String workspaceSid, ReservationEvent event) {
        TaskView task = event.task();
        WorkerView worker = event.worker();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Timestamp", Long.toString(event.at() / Micros.PER_SECOND));
        parameters.put("AccountSid", accountSid);
        parameters.put("WorkspaceSid", workspaceSid);
        event.workflow().ifPresent(workflow -> {
            parameters.put("WorkflowSid", workflow.sid());
            parameters.put("WorkflowName", workflow.friendlyName());
        });
        event.queue().ifPresent(queue -> {
            parameters.put("TaskQueueSid", queue.sid());
            parameters.put("TaskQueueName", queue.friendlyName());
        });
        parameters.put("WorkerSid", worker.sid());
        parameters.put("WorkerName", worker.friendlyName());
        parameters.put("WorkerAttributes", worker.attributes().text());
        parameters.put("WorkerActivitySid", worker.activity().sid());
        parameters.put("WorkerActivityName", worker.activity().friendlyName());
        parameters.put("TaskSid", task.sid());
        parameters.put("TaskAttributes", task.attributes().text());
        parameters.put("TaskAge", Long.toString(task.age(event.at())));
        parameters.put("TaskPriority", Integer.toString(task.priority()));
        parameters.put("TaskChannelSid", task.channelSid());
        parameters.put("TaskChannelUniqueName", task.channelUniqueName());
        parameters.put("ReservationSid", event.reservation().sid());
        return parameters;
    }
}
