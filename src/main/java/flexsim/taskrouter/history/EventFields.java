package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerChannelView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowView;
import flexsim.taskrouter.model.WorkspaceView;
import flexsim.time.Micros;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The fields of an event, in the order of writing. A field that has no value is left out.
 *
 * <p>Source: Twilio, "TaskRouter events reference" and the event types of Event Streams. Instants are seconds since the
 * epoch, but ISO 8601 in what Event Streams carries.
 */
public final class EventFields {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final LongFunction<String> instant;

    private EventFields(LongFunction<String> instant) {
        this.instant = instant;
    }

    /** The {@code event_data} of the Event resource: everything but what stands beside it there. */
    public static Map<String, String> data(LoggedEvent logged, WorkspaceView workspace) {
        EventFields all = new EventFields(EventFields::seconds);
        all.place(workspace);
        all.details(logged.event());
        return all.fields;
    }

    /** The payload that Event Streams carries. */
    public static Map<String, String> payload(LoggedEvent logged, String accountSid, WorkspaceView workspace) {
        EventFields all = new EventFields(EventFields::iso);
        all.common(logged, accountSid);
        all.place(workspace);
        all.details(logged.event());
        return all.fields;
    }

    /** The parameters of an event callback: the same under names like {@code TaskSid}, and the instant twice. */
    public static Map<String, String> callback(LoggedEvent logged, String accountSid, WorkspaceView workspace) {
        EventFields all = new EventFields(EventFields::seconds);
        all.common(logged, accountSid);
        all.put("timestamp_ms", logged.event().at() / 1_000L);
        all.place(workspace);
        all.details(logged.event());
        Map<String, String> parameters = new LinkedHashMap<>();
        all.fields.forEach((name, value) -> parameters.put(parameter(name), value));
        return parameters;
    }

    /** An instant in microseconds as Event Streams writes it: in UTC, to the millisecond. */
    public static String iso(long micros) {
        return MILLIS.format(Micros.toInstant(micros));
    }

    private static String seconds(long micros) {
        return Long.toString(Math.floorDiv(micros, Micros.PER_SECOND));
    }

    private static String parameter(String name) {
        if (name.equals("eventtype")) {
            return "EventType";
        }
        StringBuilder parameter = new StringBuilder(name.length());
        for (String word : name.split("_")) {
            parameter.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return parameter.toString();
    }

    private void put(String name, String value) {
        fields.put(name, value);
    }

    private void put(String name, long value) {
        put(name, Long.toString(value));
    }

    private void put(String name, boolean value) {
        put(name, Boolean.toString(value));
    }

    private void put(String name, Optional<String> value) {
        value.ifPresent(given -> put(name, given));
    }

    private void putInstant(String name, long micros) {
        put(name, instant.apply(micros));
    }

    private void common(LoggedEvent logged, String accountSid) {
        EventSubject subject = EventSubject.of(logged.event());
        put("account_sid", accountSid);
        put("sid", logged.sid());
        put("eventtype", logged.event().type());
        put("event_description", subject.description());
        put("resource_type", subject.type());
        put("resource_sid", subject.sid());
        putInstant("timestamp", logged.event().at());
    }

    private void place(WorkspaceView workspace) {
        put("workspace_sid", workspace.sid());
        put("workspace_name", workspace.friendlyName());
    }

    private void details(Event event) {
        if (event instanceof Event.TaskEvent e) {
            task(e.task(), e.at());
            e.before().ifPresent(before -> previous(before, e.task()));
            e.queue().ifPresent(queue -> queueOfTask(queue, e.task(), e.at()));
            e.workflow().ifPresent(this::workflow);
            target(e.task());
        } else if (event instanceof Event.ReservationEvent e) {
            reservation(e);
            task(e.task(), e.at());
            e.queue().ifPresent(queue -> queueOfTask(queue, e.task(), e.at()));
            e.workflow().ifPresent(this::workflow);
            target(e.task());
            worker(e.worker());
        } else if (event instanceof Event.WorkerEvent e) {
            worker(e.worker());
            e.before().ifPresent(before -> previousActivity(before, e.at()));
        } else if (event instanceof Event.WorkerChannelEvent e) {
            worker(e.worker());
            workerChannel(e.channel(), e.previousCapacity());
        } else {
            setup(event);
        }
    }

    private void setup(Event event) {
        if (event instanceof Event.ActivityEvent e) {
            put("activity_sid", e.activity().sid());
            put("activity_name", e.activity().friendlyName());
            put("activity_available", e.activity().available());
        } else if (event instanceof Event.TaskChannelEvent e) {
            put("task_channel_sid", e.channel().sid());
            put("task_channel_name", e.channel().friendlyName());
            put("task_channel_unique_name", e.channel().uniqueName());
            put("task_channel_optimized_routing", e.channel().channelOptimizedRouting());
        } else if (event instanceof Event.TaskQueueEvent e) {
            queue(e.queue());
        } else if (event instanceof Event.WorkflowEvent e) {
            workflow(e.workflow());
        }
    }

    private void task(TaskView task, long at) {
        put("task_sid", task.sid());
        put("task_attributes", task.attributes().text());
        put("task_age", task.age(at));
        put("task_priority", task.priority());
        put("task_assignment_status", task.status().wireName());
        put(task.status() == TaskStatus.CANCELED ? "task_canceled_reason" : "task_completed_reason", task.reason());
        put("reason", task.reason());
        put("task_channel_sid", task.channelSid());
        put("task_channel_unique_name", task.channelUniqueName());
        putInstant("task_date_created", task.created());
        put("task_version", task.version());
        putInstant("task_virtual_start_time", task.virtualStart());
        task.routingTarget().ifPresent(target -> {
            put("task_routing_target", target);
            put("task_ignore_capacity", task.ignoreCapacity());
        });
    }

    private void previous(TaskView before, TaskView task) {
        if (before.priority() != task.priority()) {
            put("previous_task_priority", before.priority());
        }
        if (!before.queueSid().equals(task.queueSid())) {
            put("previous_task_queue_sid", before.queueSid());
            put("previous_task_queue_name", before.queueName());
        }
    }

    private void queue(TaskQueueView queue) {
        put("task_queue_sid", queue.sid());
        put("task_queue_name", queue.friendlyName());
        put("task_queue_target_expression", queue.targetWorkers());
        put("task_order", queue.taskOrder().name());
    }

    private void queueOfTask(TaskQueueView queue, TaskView task, long at) {
        queue(queue);
        task.queueEntered().ifPresent(entered -> {
            putInstant("task_queue_entered_date", entered);
            put("task_age_in_queue", Math.max(0, (at - entered) / Micros.PER_SECOND));
        });
    }

    private void workflow(WorkflowView workflow) {
        put("workflow_sid", workflow.sid());
        put("workflow_name", workflow.friendlyName());
    }

    private void target(TaskView task) {
        task.target().ifPresent(target -> {
            put("workflow_filter_name", target.filterName());
            put("workflow_filter_expression", target.filterExpression());
            put("workflow_filter_target_name", task.queueName());
            put("workflow_filter_target_expression", target.expression());
            put("known_worker_sid", target.knownWorkerSid());
        });
    }

    private void reservation(Event.ReservationEvent event) {
        put("reservation_sid", event.reservation().sid());
        put("reservation_status", event.reservation().status().wireName());
        event.workflow().ifPresent(workflow -> put("reservation_timeout", workflow.reservationTimeout()));
        put("reservation_version", event.reservation().version());
    }

    private void worker(WorkerView worker) {
        put("worker_sid", worker.sid());
        put("worker_name", worker.friendlyName());
        put("worker_attributes", worker.attributes().text());
        put("worker_activity_sid", worker.activity().sid());
        put("worker_activity_name", worker.activity().friendlyName());
        put("worker_version", worker.version());
    }

    private void previousActivity(WorkerView before, long at) {
        long there = Math.max(0, at - before.statusChanged());
        put("worker_previous_activity_sid", before.activity().sid());
        put("worker_previous_activity_name", before.activity().friendlyName());
        put("worker_time_in_previous_activity", there / Micros.PER_SECOND);
        put("worker_time_in_previous_activity_ms", there / 1_000L);
    }

    private void workerChannel(WorkerChannelView channel, int previousCapacity) {
        put("worker_channel_available", channel.available());
        put("worker_channel_available_capacity", channel.availableCapacityPercentage());
        put("worker_channel_capacity", channel.configuredCapacity());
        put("worker_channel_previous_capacity", previousCapacity);
        put("worker_channel_task_count", channel.assignedTasks());
        put("task_channel_sid", channel.taskChannelSid());
        put("task_channel_unique_name", channel.taskChannelUniqueName());
    }
}
