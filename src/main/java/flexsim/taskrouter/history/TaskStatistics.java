package flexsim.taskrouter.history;

import java.util.List;

/**
 * What has happened to the tasks of a workspace, a queue or a workflow in a window of time.
 *
 * @param created tasks made
 * @param enteredWorkflow tasks sent into a workflow
 * @param enteredQueue entries into a queue; a task that waits on in its queue after a reservation failed is none
 * @param deleted by a client or, at the end of its time to live in assignment, by the system
 * @param moved counts with the queue that was left
 * @param timedOutInWorkflow also counted among the canceled
 * @param untilAccepted from the making of a task to its acceptance
 * @param inQueueUntilAccepted from the entry into the queue
 * @param untilCanceled from the making of a task to its cancellation
 * @param splits in the order asked for
 */
public record TaskStatistics(
        ReservationCounts reservations,
        int created,
        int enteredWorkflow,
        int enteredQueue,
        int canceled,
        int completed,
        int deleted,
        int moved,
        int timedOutInWorkflow,
        Durations untilAccepted,
        Durations inQueueUntilAccepted,
        Durations untilCanceled,
        List<WaitSplit> splits) {}
