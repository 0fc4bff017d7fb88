package flexsim.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What flexsim asks of a TaskRouter workspace, wherever it is. Calls block until there is an answer; lists are followed to
 * their last page. Transient failures (429, 5xx, broken connections) are retried inside, {@linkplain #whileWanted as long as
 * the work is wanted}. Thread-safe.
 *
 * <p>Every method throws {@link WorkspaceException} when the request was not carried out.
 */
public interface Workspace {
    /** The workspace's SID. */
    String sid();

    /** Its friendly name; the cheapest way to see that credentials and SID are good. */
    String friendlyName();

    /**
     * The same workspace, but transient failures are retried only while {@code wanted} answers true; then the call ends with
     * {@link WorkspaceException.Kind#UNWANTED}. Without this, retrying ends after a limited time.
     */
    Workspace whileWanted(BooleanSupplier wanted);

    List<Activity> activities();

    List<TaskChannel> taskChannels();

    List<Worker> workers();

    Worker createWorker(WorkerDraft draft);

    Worker updateWorker(String workerSid, WorkerChange change);

    void deleteWorker(String workerSid);

    List<WorkerChannel> workerChannels(String workerSid);

    WorkerChannel updateCapacity(String workerSid, String channelUniqueName, int capacity);

    List<TaskQueue> taskQueues();

    TaskQueue createTaskQueue(String friendlyName, String targetWorkers);

    TaskQueue updateTaskQueue(String queueSid, String targetWorkers);

    void deleteTaskQueue(String queueSid);

    List<Workflow> workflows();

    /**
     * The Workflow called {@code friendlyName}, to which tasks go.
     *
     * @throws WorkspaceException when there is none: nothing has been deployed
     */
    default Workflow deployedWorkflow(String friendlyName) {
        return workflows().stream()
                .filter(workflow -> workflow.friendlyName().equals(friendlyName))
                .findFirst()
                .orElseThrow(() -> new WorkspaceException(
                        WorkspaceException.Kind.NOT_FOUND,
                        0,
                        0,
                        "workspace " + sid() + " has no Workflow '" + friendlyName + "': run 'flexsim deploy' first"));
    }

    Workflow createWorkflow(WorkflowDraft draft);

    Workflow updateWorkflow(String workflowSid, WorkflowChange change);

    void deleteWorkflow(String workflowSid);

    List<Task> tasks(TaskQuery query);

    /** The task, or empty when there is none (any more). */
    Optional<Task> task(String taskSid);

    /**
     * Creates a task. When it fails {@linkplain WorkspaceException#perhapsDone in doubt}, {@link #createdTask} tells
     * whether there is one.
     */
    Task createTask(TaskDraft draft);

    /**
     * The task that was made of {@code draft}, known by the {@code ixnId} in its attributes, or empty when there is none.
     *
     * @param since when making it was first tried, by our clock; older tasks are of earlier runs
     */
    Optional<Task> createdTask(TaskDraft draft, Instant since);

    Task updateTask(String taskSid, TaskChange change);

    void deleteTask(String taskSid);

    List<Reservation> reservations(String taskSid);

    /**
     * What happened from {@code from} to {@code until}, both included, in the order of its happening. TaskRouter keeps
     * events for 30 days, lists them a moment late, and takes whole seconds: events from just outside may be among
     * them.
     */
    List<WorkspaceEvent> events(Instant from, Instant until);

    /** Accepts, rejects, wraps or completes a reservation; {@code status} is TaskRouter's name. */
    Reservation updateReservation(String taskSid, String reservationSid, String status);
}
