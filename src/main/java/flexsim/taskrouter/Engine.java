package flexsim.taskrouter;

import flexsim.taskrouter.expression.Scope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One workspace's routing engine. It takes commands and the time, changes its state and returns what happened; it owns
 * no thread and no clock, and knows neither HTTP nor JSON. Not thread-safe: one writer at a time, readers included.
 *
 * <p>Instants are microseconds since the epoch and must not go back; an earlier one counts as the latest seen.
 */
public final class Engine {
    public Engine(String sid, String friendlyName, SidSource sids, long now) {
        throw new UnsupportedOperationException("being written");
    }

    /** Fires the timers due by {@code now}, then carries the command out. */
    public Outcome execute(Command command, long now) {
        throw new UnsupportedOperationException("being written");
    }

    /** Fires the timers due by {@code now}, in order, and returns what happened. */
    public List<Event> advance(long now) {
        throw new UnsupportedOperationException("being written");
    }

    /** When the next timer is due. */
    public OptionalLong nextDeadline() {
        throw new UnsupportedOperationException("being written");
    }

    public WorkspaceView workspace() {
        throw new UnsupportedOperationException("being written");
    }

    /** In order of creation, as are all lists here. */
    public List<ActivityView> activities() {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<ActivityView> activity(String sid) {
        throw new UnsupportedOperationException("being written");
    }

    public List<TaskChannelView> taskChannels() {
        throw new UnsupportedOperationException("being written");
    }

    /** {@code channel}: SID or unique name. */
    public Optional<TaskChannelView> taskChannel(String channel) {
        throw new UnsupportedOperationException("being written");
    }

    public List<TaskQueueView> taskQueues() {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<TaskQueueView> taskQueue(String sid) {
        throw new UnsupportedOperationException("being written");
    }

    /** The SIDs of the queues that the worker serves. */
    public List<String> queuesOf(String workerSid) {
        throw new UnsupportedOperationException("being written");
    }

    public List<WorkerView> workers() {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<WorkerView> worker(String sid) {
        throw new UnsupportedOperationException("being written");
    }

    /** What a worker expression sees of the worker: its attributes, {@code sid}, {@code friendly_name}, its channels. */
    public Optional<Scope> workerScope(String sid) {
        throw new UnsupportedOperationException("being written");
    }

    /** Empty when there is no such worker. */
    public Optional<List<WorkerChannelView>> workerChannels(String workerSid) {
        throw new UnsupportedOperationException("being written");
    }

    public List<WorkflowView> workflows() {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<WorkflowView> workflow(String sid) {
        throw new UnsupportedOperationException("being written");
    }

    public List<TaskView> tasks() {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<TaskView> task(String sid) {
        throw new UnsupportedOperationException("being written");
    }

    /** Empty when there is no such task. */
    public Optional<List<ReservationView>> reservationsOfTask(String taskSid) {
        throw new UnsupportedOperationException("being written");
    }

    /** Empty when there is no such worker. */
    public Optional<List<ReservationView>> reservationsOfWorker(String workerSid) {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<ReservationView> reservation(String sid) {
        throw new UnsupportedOperationException("being written");
    }
}
