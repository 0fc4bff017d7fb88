package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.TaskQueueView;
import flexsim.taskrouter.model.TaskView;

/**
 * The thing that an event is most relevant to, and the event in a sentence.
 *
 * <p>"Worker … updated to … Activity" is Twilio's own sentence; the others follow it and are guesses.
 *
 * @param type in lower case, for instance {@code worker}
 */
public record EventSubject(String type, String sid, String description) {
    /** Of {@code event}. */
    public static EventSubject of(Event event) {
        if (event instanceof Event.TaskEvent e) {
            return new EventSubject("task", e.task().sid(), description(e));
        } else if (event instanceof Event.ReservationEvent e) {
            return named(
                    "reservation",
                    e.reservation().sid(),
                    "Reservation",
                    e.reservation().sid(),
                    event);
        } else if (event instanceof Event.WorkerEvent e) {
            return new EventSubject("worker", e.worker().sid(), description(e));
        } else if (event instanceof Event.WorkerChannelEvent e) {
            return new EventSubject("worker", e.worker().sid(), description(e));
        } else if (event instanceof Event.ActivityEvent e) {
            return named(
                    "activity", e.activity().sid(), "Activity", e.activity().friendlyName(), event);
        } else if (event instanceof Event.TaskChannelEvent e) {
            return named(
                    "task-channel",
                    e.channel().sid(),
                    "TaskChannel",
                    e.channel().uniqueName(),
                    event);
        } else if (event instanceof Event.TaskQueueEvent e) {
            return named("task-queue", e.queue().sid(), "TaskQueue", e.queue().friendlyName(), event);
        } else if (event instanceof Event.WorkflowEvent e) {
            return named(
                    "workflow", e.workflow().sid(), "Workflow", e.workflow().friendlyName(), event);
        } else if (event instanceof Event.WorkspaceEvent e) {
            return named(
                    "workspace", e.workspace().sid(), "Workspace", e.workspace().friendlyName(), event);
        }
        throw new IllegalArgumentException(event.getClass().getName());
    }

    private static EventSubject named(String type, String sid, String what, String name, Event event) {
        String happened = event.type().substring(event.type().indexOf('.') + 1).replace('.', ' ');
        return new EventSubject(type, sid, what + " " + name + " " + happened);
    }

    private static String description(Event.TaskEvent event) {
        TaskView task = event.task();
        String queue = event.queue().map(TaskQueueView::friendlyName).orElse("");
        String left = event.before().flatMap(TaskView::queueName).orElse(queue);
        String workflow = task.workflowName().orElse("");
        return "Task " + task.sid()
                + switch (event.kind()) {
                    case CREATED -> " created";
                    case UPDATED -> " updated";
                    case CANCELED -> " canceled";
                    case WRAPUP -> " wrapping up";
                    case COMPLETED -> " completed";
                    case DELETED -> " deleted";
                    case SYSTEM_DELETED -> " deleted by the system";
                    case QUEUE_ENTERED -> " entered TaskQueue " + queue;
                    case QUEUE_TIMEOUT -> " timed out of TaskQueue " + queue;
                    case QUEUE_MOVED -> " moved from TaskQueue " + left;
                    case WORKFLOW_ENTERED -> " entered Workflow " + workflow;
                    case WORKFLOW_TARGET_MATCHED -> " matched a target of Workflow " + workflow;
                    case WORKFLOW_TIMEOUT -> " timed out of Workflow " + workflow;
                    case WORKFLOW_SKIPPED -> " skipped out of Workflow " + workflow;
                };
    }

    private static String description(Event.WorkerEvent event) {
        return "Worker " + event.worker().friendlyName()
                + switch (event.kind()) {
                    case CREATED -> " created";
                    case DELETED -> " deleted";
                    case ACTIVITY -> " updated to " + event.worker().activity().friendlyName() + " Activity";
                    case ATTRIBUTES -> " attributes updated";
                };
    }

    private static String description(Event.WorkerChannelEvent event) {
        String worker = "Worker " + event.worker().friendlyName() + " TaskChannel "
                + event.channel().taskChannelUniqueName();
        return event.type().equals("worker.capacity.update")
                ? worker + " capacity updated to " + event.channel().configuredCapacity()
                : worker + (event.channel().available() ? " updated to available" : " updated to unavailable");
    }
}
