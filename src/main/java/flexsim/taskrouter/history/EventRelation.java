package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.TaskView;
import java.util.EnumMap;
import java.util.Map;

/** How a thing may pertain to an event. */
public enum EventRelation {
    TASK,
    RESERVATION,
    WORKER,
    TASK_QUEUE,
    WORKFLOW,
    TASK_CHANNEL,
    /** Not a SID but the unique name. */
    TASK_CHANNEL_NAME;

    /** The things that pertain to {@code event}, by their SIDs. */
    public static Map<EventRelation, String> of(Event event) {
        Map<EventRelation, String> related = new EnumMap<>(EventRelation.class);
        if (event instanceof Event.TaskEvent e) {
            addTask(related, e.task());
            e.queue().ifPresent(queue -> related.put(TASK_QUEUE, queue.sid()));
        } else if (event instanceof Event.ReservationEvent e) {
            addTask(related, e.task());
            related.put(RESERVATION, e.reservation().sid());
            related.put(WORKER, e.worker().sid());
            e.queue().ifPresent(queue -> related.put(TASK_QUEUE, queue.sid()));
        } else if (event instanceof Event.WorkerEvent e) {
            related.put(WORKER, e.worker().sid());
        } else if (event instanceof Event.WorkerChannelEvent e) {
            related.put(WORKER, e.worker().sid());
            addChannel(related, e.channel().taskChannelSid(), e.channel().taskChannelUniqueName());
        } else if (event instanceof Event.TaskChannelEvent e) {
            addChannel(related, e.channel().sid(), e.channel().uniqueName());
        } else if (event instanceof Event.TaskQueueEvent e) {
            related.put(TASK_QUEUE, e.queue().sid());
        } else if (event instanceof Event.WorkflowEvent e) {
            related.put(WORKFLOW, e.workflow().sid());
        }
        return related;
    }

    private static void addTask(Map<EventRelation, String> related, TaskView task) {
        related.put(TASK, task.sid());
        task.workflowSid().ifPresent(sid -> related.put(WORKFLOW, sid));
        addChannel(related, task.channelSid(), task.channelUniqueName());
    }

    private static void addChannel(Map<EventRelation, String> related, String sid, String uniqueName) {
        related.put(TASK_CHANNEL, sid);
        related.put(TASK_CHANNEL_NAME, uniqueName);
    }
}
