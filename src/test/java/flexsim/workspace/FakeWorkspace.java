package flexsim.workspace;

import flexsim.workspace.WorkspaceException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A small workspace in memory: it keeps the rules of task states, and can be away. It never routes by itself. */
public class FakeWorkspace implements Workspace {
    public static final String SID = "WS" + "0".repeat(32);

    public final Map<String, Task> tasks = new LinkedHashMap<>();
    public final Map<String, Worker> workers = new LinkedHashMap<>();
    public final List<Workflow> workflows = new ArrayList<>();
    public final List<Activity> activities = new ArrayList<>();
    public final Map<String, Reservation> reservations = new LinkedHashMap<>();
    public final List<WorkspaceEvent> events = new ArrayList<>();
    public final List<String> log = new ArrayList<>();
    public boolean away;

    public static String sid(String prefix, int number) {
        return prefix + String.format("%032d", number);
    }

    /** Makes every request fail while TaskRouter is away. */
    protected synchronized void request(String what) {
        if (away) {
            throw new WorkspaceException(Kind.UNAVAILABLE, 503, 0, "TaskRouter is away");
        }
        log.add(what);
    }

    public synchronized void status(String sid, AssignmentStatus status, String reason) {
        Task task = tasks.get(sid);
        put(task, status, task.attributes(), Optional.of(reason));
    }

    public synchronized Task addTask(String sid, AssignmentStatus status, String attributes) {
        Task task = new Task(
                sid,
                status,
                attributes,
                0,
                Instant.EPOCH,
                "voice",
                Optional.of(sid("WW", 1)),
                Optional.empty(),
                Optional.empty());
        tasks.put(sid, task);
        return task;
    }

    private void put(Task task, AssignmentStatus status, String attributes, Optional<String> reason) {
        tasks.put(
                task.sid(),
                new Task(
                        task.sid(),
                        status,
                        attributes,
                        task.priority(),
                        task.created(),
                        task.channelUniqueName(),
                        task.workflowSid(),
                        task.queueName(),
                        reason));
    }

    @Override
    public String sid() {
        return SID;
    }

    @Override
    public String friendlyName() {
        return "fake";
    }

    @Override
    public Workspace whileWanted(BooleanSupplier wanted) {
        return this;
    }

    @Override
    public synchronized List<Activity> activities() {
        return List.copyOf(activities);
    }

    @Override
    public synchronized List<Worker> workers() {
        request("workers");
        return List.copyOf(workers.values());
    }

    @Override
    public synchronized Worker updateWorker(String workerSid, WorkerChange change) {
        request("worker " + workerSid + " " + change.activitySid().orElse("")
                + (change.rejectPendingReservations() ? " handing offers back" : ""));
        Worker old = Optional.ofNullable(workers.get(workerSid))
                .orElseThrow(() -> new WorkspaceException(Kind.NOT_FOUND, 404, 20404, "no worker " + workerSid));
        Worker changed = new Worker(
                old.sid(),
                old.friendlyName(),
                change.attributes().orElse(old.attributes()),
                change.activitySid().orElse(old.activitySid()),
                old.activityName(),
                old.available());
        workers.put(workerSid, changed);
        return changed;
    }

    @Override
    public synchronized List<Workflow> workflows() {
        return List.copyOf(workflows);
    }

    @Override
    public synchronized List<Task> tasks(TaskQuery query) {
        request("tasks");
        return tasks.values().stream()
                .filter(task -> query.statuses().isEmpty() || query.statuses().contains(task.status()))
                .toList();
    }

    @Override
    public synchronized Optional<Task> task(String taskSid) {
        request("task " + taskSid);
        return Optional.ofNullable(tasks.get(taskSid));
    }

    @Override
    public synchronized Task createTask(TaskDraft draft) {
        request("create");
        return addTask(sid("WT", tasks.size() + 1), AssignmentStatus.PENDING, draft.attributes());
    }

    @Override
    public synchronized Optional<Task> createdTask(TaskDraft draft, Instant since) {
        request("look");
        return tasks.values().stream()
                .filter(task -> task.attributes().equals(draft.attributes()))
                .findFirst();
    }

    @Override
    public synchronized Task updateTask(String taskSid, TaskChange change) {
        request("update " + taskSid + " " + described(change));
        Task task = Optional.ofNullable(tasks.get(taskSid))
                .orElseThrow(() -> new WorkspaceException(Kind.NOT_FOUND, 404, 20404, "no task " + taskSid));
        if (change instanceof TaskChange.Attributes attributes) {
            put(task, task.status(), attributes.attributes(), task.reason());
        } else if (change instanceof TaskChange.Status status) {
            if (!legal(task.status(), status.status())) {
                throw new WorkspaceException(
                        Kind.REFUSED, 400, 20001, "Cannot make " + task.status() + " task " + status.status());
            }
            put(task, status.status(), task.attributes(), status.reason());
        }
        return tasks.get(taskSid);
    }

    private static String described(TaskChange change) {
        return change instanceof TaskChange.Status status ? status.status().wireName() : "attributes";
    }

    private static boolean legal(AssignmentStatus from, AssignmentStatus to) {
        return switch (to) {
            case CANCELED -> from == AssignmentStatus.PENDING || from == AssignmentStatus.RESERVED;
            case WRAPPING -> from == AssignmentStatus.ASSIGNED;
            case COMPLETED -> from == AssignmentStatus.ASSIGNED || from == AssignmentStatus.WRAPPING;
            default -> false;
        };
    }

    @Override
    public synchronized List<Reservation> reservations(String taskSid) {
        request("reservations " + taskSid);
        return reservations.values().stream()
                .filter(reservation -> reservation.taskSid().equals(taskSid))
                .toList();
    }

    @Override
    public synchronized List<WorkspaceEvent> events(Instant from, Instant until) {
        request("events");
        return events.stream()
                .filter(event -> !event.at().isBefore(from) && !event.at().isAfter(until))
                .toList();
    }

    @Override
    public synchronized Reservation updateReservation(String taskSid, String reservationSid, String status) {
        request("reservation " + reservationSid + " " + status);
        Reservation old = reservations.get(reservationSid);
        if (old != null && !old.status().equals("pending")) {
            throw new WorkspaceException(Kind.REFUSED, 400, 20001, "the reservation is " + old.status());
        }
        Reservation changed = new Reservation(
                reservationSid,
                status,
                taskSid,
                old == null ? "" : old.workerSid(),
                old == null ? "" : old.workerName());
        reservations.put(reservationSid, changed);
        return changed;
    }

    @Override
    public List<TaskChannel> taskChannels() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Worker createWorker(WorkerDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteWorker(String workerSid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<WorkerChannel> workerChannels(String workerSid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WorkerChannel updateCapacity(String workerSid, String channelUniqueName, int capacity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TaskQueue> taskQueues() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TaskQueue createTaskQueue(String friendlyName, String targetWorkers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TaskQueue updateTaskQueue(String queueSid, String targetWorkers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteTaskQueue(String queueSid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Workflow createWorkflow(WorkflowDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Workflow updateWorkflow(String workflowSid, WorkflowChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteWorkflow(String workflowSid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteTask(String taskSid) {
        throw new UnsupportedOperationException();
    }
}
