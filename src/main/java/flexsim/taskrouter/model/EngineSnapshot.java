package flexsim.taskrouter.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A workspace in full at one instant: an engine that is made of it goes on as the one that it was taken of would have.
 * What follows from the rest (indexes, counts, who is idle) is not in it. Lists are in order of creation; what refers to
 * something else does so by its SID, except where it says otherwise. Instants are microseconds since the epoch.
 *
 * @param order how many workers and tasks have been numbered
 * @param sids how many SIDs have been made
 * @param documents workflow configurations, to which others refer by their place here
 * @param reservations of the tasks, those that can be looked up
 * @param gone what has been deleted, but something refers to it still
 */
public record EngineSnapshot(
        long now,
        long order,
        long sids,
        Settings workspace,
        List<ActivityView> activities,
        List<TaskChannelView> channels,
        List<WorkflowDocument> documents,
        List<Queue> queues,
        List<Worker> workers,
        List<Workflow> workflows,
        List<Task> tasks,
        List<String> reservations,
        List<Call> calls,
        List<Conference> conferences,
        List<String> gone) {
    /** The workspace's own properties. */
    public record Settings(
            String sid,
            WorkspaceSetup setup,
            String defaultActivitySid,
            String timeoutActivitySid,
            long created,
            long updated) {}

    /** {@code members}: workers, in the order in which they joined. */
    public record Queue(
            String sid,
            String friendlyName,
            Command.TargetWorkers targetWorkers,
            int maxReservedWorkers,
            TaskOrder order,
            Optional<String> reservationActivitySid,
            Optional<String> assignmentActivitySid,
            long created,
            long updated,
            List<String> members) {}

    /** {@code queues}: those it serves, in the order in which it joined them. */
    public record Worker(
            String sid,
            long order,
            String friendlyName,
            String activitySid,
            Attributes attributes,
            long created,
            long updated,
            long statusChanged,
            int version,
            long idleSince,
            List<WorkerChannel> channels,
            List<String> queues) {}

    /** A worker's channel without its load, which follows from its reservations. */
    public record WorkerChannel(
            String sid,
            String channelSid,
            int capacity,
            boolean available,
            long created,
            long updated,
            long lastReserved) {}

    /** {@code document}: its place. */
    public record Workflow(
            String sid,
            String friendlyName,
            int document,
            Optional<String> assignmentCallbackUrl,
            Optional<String> fallbackAssignmentCallbackUrl,
            int reservationTimeout,
            long created,
            long updated) {}

    /**
     * A task with its reservations.
     *
     * @param document the place of the one that it was last driven through
     * @param step where it is; absent once it has ended
     * @param waiting whether it stands in a line
     */
    public record Task(
            String sid,
            long order,
            TaskStatus status,
            Attributes attributes,
            int priority,
            String channelSid,
            int timeout,
            long created,
            long updated,
            int version,
            long virtualStart,
            Optional<String> reason,
            int assignments,
            Optional<String> workflowSid,
            Optional<String> assigneeSid,
            Optional<String> routingTarget,
            boolean ignoreCapacity,
            boolean stale,
            Optional<String> queueSid,
            long queueEntered,
            OptionalInt document,
            Optional<Step> step,
            Optional<TargetView> target,
            List<PassedTarget> passed,
            boolean waiting,
            Optional<Alarm> life,
            Optional<Alarm> targetEnd,
            List<Reservation> reservations) {}

    /** Where a task is in its document; as {@link WorkflowDocument.InTarget}. */
    public record Step(int filter, int position, int startAge, boolean afterTimeout) {}

    /** A reservation of the task that it stands in. */
    public record Reservation(
            String sid,
            String workerSid,
            ReservationStatus status,
            long created,
            long updated,
            int version,
            Optional<String> postWorkActivitySid,
            Optional<Alarm> timeout) {}

    /**
     * A call; others refer to it by its place.
     *
     * @param kept whether it can be looked up
     * @param parent a call, by its place
     * @param conference by its place
     */
    public record Call(
            String sid,
            CallView.Direction direction,
            Optional<String> from,
            Optional<String> to,
            String taskSid,
            Optional<String> reservationSid,
            Optional<String> workerSid,
            OptionalInt parent,
            OptionalInt conference,
            long created,
            boolean kept) {}

    /** A conference; {@code calls} by their places, {@code kept}: whether it can be looked up. */
    public record Conference(
            String sid, String taskSid, Optional<String> region, List<Integer> calls, long created, boolean kept) {}

    /** When something happens by itself; of several at one instant the lowest number comes first. */
    public record Alarm(long due, long number) {}
}
