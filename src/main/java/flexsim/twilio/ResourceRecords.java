package flexsim.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Reservation;
import flexsim.workspace.Task;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChannel;
import flexsim.workspace.Workflow;
import flexsim.workspace.WorkspaceEvent;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads twilio-java's resources into the port's records. */
final class ResourceRecords {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ResourceRecords() {}

    static Worker worker(com.twilio.rest.taskrouter.v1.workspace.Worker worker) {
        return new Worker(
                worker.getSid(),
                worker.getFriendlyName(),
                Optional.ofNullable(worker.getAttributes()).orElse("{}"),
                worker.getActivitySid(),
                worker.getActivityName(),
                Boolean.TRUE.equals(worker.getAvailable()));
    }

    static WorkerChannel workerChannel(com.twilio.rest.taskrouter.v1.workspace.worker.WorkerChannel channel) {
        return new WorkerChannel(
                channel.getSid(),
                channel.getTaskChannelUniqueName(),
                Optional.ofNullable(channel.getConfiguredCapacity()).orElse(0),
                Boolean.TRUE.equals(channel.getAvailable()),
                Optional.ofNullable(channel.getAssignedTasks()).orElse(0));
    }

    static TaskQueue taskQueue(com.twilio.rest.taskrouter.v1.workspace.TaskQueue queue) {
        return new TaskQueue(
                queue.getSid(),
                queue.getFriendlyName(),
                Optional.ofNullable(queue.getTargetWorkers()).orElse(""));
    }

    static Workflow workflow(com.twilio.rest.taskrouter.v1.workspace.Workflow workflow) {
        return new Workflow(
                workflow.getSid(),
                workflow.getFriendlyName(),
                workflow.getConfiguration(),
                url(workflow.getAssignmentCallbackUrl()),
                url(workflow.getFallbackAssignmentCallbackUrl()),
                Optional.ofNullable(workflow.getTaskReservationTimeout()).orElse(0));
    }

    private static Optional<String> url(URI url) {
        return Optional.ofNullable(url).map(URI::toString).filter(text -> !text.isEmpty());
    }

    static Task task(com.twilio.rest.taskrouter.v1.workspace.Task task) {
        return new Task(
                task.getSid(),
                AssignmentStatus.ofWire(task.getAssignmentStatus().toString()),
                Optional.ofNullable(task.getAttributes()).orElse("{}"),
                Optional.ofNullable(task.getPriority()).orElse(0),
                task.getDateCreated().toInstant(),
                task.getTaskChannelUniqueName(),
                Optional.ofNullable(task.getWorkflowSid()),
                Optional.ofNullable(task.getTaskQueueFriendlyName()),
                Optional.ofNullable(task.getReason()));
    }

    static Reservation reservation(com.twilio.rest.taskrouter.v1.workspace.task.Reservation reservation) {
        return new Reservation(
                reservation.getSid(),
                reservation.getReservationStatus().toString(),
                reservation.getTaskSid(),
                reservation.getWorkerSid(),
                reservation.getWorkerName());
    }

    static WorkspaceEvent event(com.twilio.rest.taskrouter.v1.workspace.Event event) {
        Map<String, String> data = new HashMap<>();
        if (event.getEventData() instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if (value != null) {
                    data.put(String.valueOf(name), String.valueOf(value));
                }
            });
        }
        Instant at = event.getEventDateMs() == null
                ? event.getEventDate().toInstant()
                : Instant.ofEpochMilli(event.getEventDateMs());
        return new WorkspaceEvent(event.getSid(), event.getEventType(), at, data);
    }

    /** The interaction's own id in a task's attributes. */
    static Optional<String> ixnId(String attributes) {
        try {
            JsonNode id = JSON.readTree(attributes).path("ixnId");
            return id.isTextual() ? Optional.of(id.textValue()) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
