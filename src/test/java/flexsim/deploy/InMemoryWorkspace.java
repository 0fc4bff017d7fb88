package flexsim.deploy;

import flexsim.config.StoredJson;
import flexsim.workspace.Activity;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Reservation;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskChannel;
import flexsim.workspace.TaskDraft;
import flexsim.workspace.TaskQuery;
import flexsim.workspace.TaskQueue;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.WorkerChannel;
import flexsim.workspace.WorkerDraft;
import flexsim.workspace.Workflow;
import flexsim.workspace.WorkflowChange;
import flexsim.workspace.WorkflowDraft;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceEvent;
import flexsim.workspace.WorkspaceException;
import flexsim.workspace.WorkspaceException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workspace with TaskRouter's refusals, a log of what changed, and trouble on order. */
class InMemoryWorkspace implements Workspace {
    private static final Pattern QUEUE_SID = Pattern.compile("WQ[0-9]{32}");

    final Map<String, Activity> activities = new LinkedHashMap<>();
    final Map<String, TaskChannel> channels = new LinkedHashMap<>();
    final Map<String, Worker> workers = new LinkedHashMap<>();
    final Map<String, Map<String, WorkerChannel>> workerChannels = new LinkedHashMap<>();
    final Map<String, TaskQueue> queues = new LinkedHashMap<>();
    final Map<String, Workflow> workflows = new LinkedHashMap<>();
    final Map<String, Task> tasks = new LinkedHashMap<>();

    /** Every change in words, in the order made. */
    final List<String> changes = new ArrayList<>();

    private int sids;
    private int failingChange = Integer.MAX_VALUE;
    private boolean failsAfterwards;

    InMemoryWorkspace() {
        for (String name : List.of("Offline", "Available", "Unavailable", "Break")) {
            Activity activity = new Activity(sid("WA"), name, name.equals("Available"));
            activities.put(activity.sid(), activity);
        }
        for (String name : List.of("default", "voice", "chat")) {
            TaskChannel channel = new TaskChannel(sid("TC"), name, name);
            channels.put(channel.sid(), channel);
        }
        createTaskQueue("Everyone", "1==1");
        changes.clear();
    }

    private synchronized String sid(String prefix) {
        return prefix + String.format("%032d", ++sids);
    }

    /** Lets the {@code number}th change from now fail as a lost service does: before it is made, or after it. */
    void failAt(int number, boolean afterwards) {
        failingChange = changes.size() + number;
        failsAfterwards = afterwards;
    }

    void recover() {
        failingChange = Integer.MAX_VALUE;
    }

    /** All content by kind and name, without SIDs, to compare workspaces that were made on different ways. */
    synchronized Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        workers.values()
                .forEach(worker -> content.put(
                        "worker " + worker.friendlyName(),
                        StoredJson.object(worker.attributes()) + " " + worker.activityName() + " "
                                + capacities(worker.sid())));
        queues.values().forEach(queue -> content.put("queue " + queue.friendlyName(), queue.targetWorkers()));
        workflows
                .values()
                .forEach(workflow -> content.put(
                        "workflow " + workflow.friendlyName(),
                        named(workflow.configuration()) + " " + workflow.assignmentCallbackUrl()));
        return content;
    }

    Map<String, Integer> capacities(String workerSid) {
        Map<String, Integer> capacities = new TreeMap<>();
        workerChannels.get(workerSid).forEach((name, channel) -> capacities.put(name, channel.configuredCapacity()));
        return capacities;
    }

    private String named(String configuration) {
        return QUEUE_SID
                .matcher(configuration)
                .replaceAll(found -> Matcher.quoteReplacement(
                        queues.containsKey(found.group())
                                ? queues.get(found.group()).friendlyName()
                                : "?"));
    }

    private void change(String what, Runnable change) {
        boolean fails = changes.size() + 1 == failingChange;
        if (fails && !failsAfterwards) {
            throw new WorkspaceException(Kind.UNAVAILABLE, 503, 0, "the service is away");
        }
        change.run();
        changes.add(what);
        if (fails) {
            throw new WorkspaceException(Kind.UNAVAILABLE, 503, 0, "the answer was lost");
        }
    }

    static WorkspaceException refused(String message) {
        return new WorkspaceException(Kind.REFUSED, 400, 20001, message);
    }

    private static <T> T find(Map<String, T> things, String sid) {
        if (!things.containsKey(sid)) {
            throw new WorkspaceException(Kind.NOT_FOUND, 404, 20404, sid + " was not found");
        }
        return things.get(sid);
    }

    @Override
    public String sid() {
        return "WS" + "0".repeat(32);
    }

    @Override
    public String friendlyName() {
        return "memory";
    }

    @Override
    public Workspace whileWanted(BooleanSupplier wanted) {
        return this;
    }

    @Override
    public synchronized List<Activity> activities() {
        return List.copyOf(activities.values());
    }

    @Override
    public synchronized List<TaskChannel> taskChannels() {
        return List.copyOf(channels.values());
    }

    @Override
    public synchronized List<Worker> workers() {
        return List.copyOf(workers.values());
    }

    @Override
    public synchronized Worker createWorker(WorkerDraft draft) {
        if (workers.values().stream().anyMatch(w -> w.friendlyName().equalsIgnoreCase(draft.friendlyName()))) {
            throw refused("a worker named '" + draft.friendlyName() + "' already exists");
        }
        Activity activity = find(
                activities,
                draft.activitySid().orElse(activities.keySet().iterator().next()));
        Worker worker = new Worker(
                sid("WK"),
                draft.friendlyName(),
                draft.attributes(),
                activity.sid(),
                activity.friendlyName(),
                activity.available());
        change("create worker " + draft.friendlyName(), () -> {
            workers.put(worker.sid(), worker);
            Map<String, WorkerChannel> own = new LinkedHashMap<>();
            channels.values()
                    .forEach(c -> own.put(c.uniqueName(), new WorkerChannel(sid("WC"), c.uniqueName(), 1, true, 0)));
            workerChannels.put(worker.sid(), own);
        });
        return worker;
    }

    @Override
    public synchronized Worker updateWorker(String workerSid, WorkerChange change) {
        Worker old = find(workers, workerSid);
        Activity activity = find(activities, change.activitySid().orElse(old.activitySid()));
        Worker updated = new Worker(
                old.sid(),
                old.friendlyName(),
                change.attributes().orElse(old.attributes()),
                activity.sid(),
                activity.friendlyName(),
                activity.available());
        change("update worker " + old.friendlyName(), () -> workers.put(workerSid, updated));
        return updated;
    }

    @Override
    public synchronized void deleteWorker(String workerSid) {
        Worker old = find(workers, workerSid);
        if (old.available()) {
            throw refused("worker '" + old.friendlyName() + "' is in an available activity");
        }
        change("delete worker " + old.friendlyName(), () -> workers.remove(workerSid));
    }

    @Override
    public synchronized List<WorkerChannel> workerChannels(String workerSid) {
        return List.copyOf(find(workerChannels, workerSid).values());
    }

    @Override
    public synchronized WorkerChannel updateCapacity(String workerSid, String channelUniqueName, int capacity) {
        Worker worker = find(workers, workerSid);
        WorkerChannel old = find(find(workerChannels, workerSid), channelUniqueName);
        WorkerChannel updated = new WorkerChannel(old.sid(), channelUniqueName, capacity, true, old.assignedTasks());
        change(
                "capacity " + worker.friendlyName() + " " + channelUniqueName,
                () -> workerChannels.get(workerSid).put(channelUniqueName, updated));
        return updated;
    }

    @Override
    public synchronized List<TaskQueue> taskQueues() {
        return List.copyOf(queues.values());
    }

    @Override
    public synchronized TaskQueue createTaskQueue(String friendlyName, String targetWorkers) {
        if (queues.values().stream().anyMatch(queue -> queue.friendlyName().equals(friendlyName))) {
            throw refused("a queue named '" + friendlyName + "' already exists");
        }
        TaskQueue queue = new TaskQueue(sid("WQ"), friendlyName, targetWorkers);
        change("create queue " + friendlyName, () -> queues.put(queue.sid(), queue));
        return queue;
    }

    @Override
    public synchronized TaskQueue updateTaskQueue(String queueSid, String targetWorkers) {
        TaskQueue old = find(queues, queueSid);
        TaskQueue updated = new TaskQueue(queueSid, old.friendlyName(), targetWorkers);
        change("update queue " + old.friendlyName(), () -> queues.put(queueSid, updated));
        return updated;
    }

    @Override
    public synchronized void deleteTaskQueue(String queueSid) {
        TaskQueue old = find(queues, queueSid);
        if (workflows.values().stream().anyMatch(w -> w.configuration().contains(queueSid))) {
            throw refused("queue '" + old.friendlyName() + "' is used by a workflow");
        }
        boolean busy = tasks.values().stream()
                .anyMatch(task -> !task.status().ended()
                        && task.queueName().filter(old.friendlyName()::equals).isPresent());
        if (busy) {
            throw refused("queue '" + old.friendlyName() + "' has pending tasks");
        }
        change("delete queue " + old.friendlyName(), () -> queues.remove(queueSid));
    }

    @Override
    public synchronized List<Workflow> workflows() {
        return List.copyOf(workflows.values());
    }

    @Override
    public synchronized Workflow createWorkflow(WorkflowDraft draft) {
        checkQueues(draft.configuration());
        Workflow workflow = new Workflow(
                sid("WW"),
                draft.friendlyName(),
                draft.configuration(),
                draft.assignmentCallbackUrl(),
                Optional.empty(),
                120);
        change("create workflow " + draft.friendlyName(), () -> workflows.put(workflow.sid(), workflow));
        return workflow;
    }

    @Override
    public synchronized Workflow updateWorkflow(String workflowSid, WorkflowChange change) {
        Workflow old = find(workflows, workflowSid);
        change.configuration().ifPresent(this::checkQueues);
        Workflow updated = new Workflow(
                old.sid(),
                old.friendlyName(),
                change.configuration().orElse(old.configuration()),
                change.assignmentCallbackUrl().or(old::assignmentCallbackUrl),
                Optional.empty(),
                old.reservationTimeout());
        change("update workflow " + old.friendlyName(), () -> workflows.put(workflowSid, updated));
        return updated;
    }

    private void checkQueues(String configuration) {
        for (String queue : RoutingDocument.parse(configuration).queues()) {
            if (!queues.containsKey(queue)) {
                throw refused("the workflow routes to '" + queue + "', which is not there");
            }
        }
    }

    @Override
    public synchronized void deleteWorkflow(String workflowSid) {
        Workflow old = find(workflows, workflowSid);
        change("delete workflow " + old.friendlyName(), () -> workflows.remove(workflowSid));
    }

    @Override
    public synchronized List<Task> tasks(TaskQuery query) {
        return tasks.values().stream()
                .filter(task ->
                        query.workflowSid().isEmpty() || query.workflowSid().equals(task.workflowSid()))
                .toList();
    }

    @Override
    public synchronized Optional<Task> task(String taskSid) {
        return Optional.ofNullable(tasks.get(taskSid));
    }

    @Override
    public synchronized Task createTask(TaskDraft draft) {
        return addTask(draft.attributes(), AssignmentStatus.PENDING, Optional.of(draft.workflowSid()));
    }

    synchronized Task addTask(String attributes, AssignmentStatus status, Optional<String> workflowSid) {
        Task task = new Task(
                sid("WT"),
                status,
                attributes,
                0,
                Instant.EPOCH,
                "default",
                workflowSid,
                Optional.empty(),
                Optional.empty());
        tasks.put(task.sid(), task);
        return task;
    }

    /** Moves a task as the router itself does. */
    synchronized void move(String taskSid, AssignmentStatus status) {
        Task old = find(tasks, taskSid);
        tasks.put(
                taskSid,
                new Task(
                        taskSid,
                        status,
                        old.attributes(),
                        0,
                        old.created(),
                        old.channelUniqueName(),
                        old.workflowSid(),
                        old.queueName(),
                        Optional.empty()));
    }

    @Override
    public Optional<Task> createdTask(TaskDraft draft, Instant since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Task updateTask(String taskSid, TaskChange change) {
        Task old = find(tasks, taskSid);
        AssignmentStatus to = ((TaskChange.Status) change).status();
        boolean waiting = old.status() == AssignmentStatus.PENDING || old.status() == AssignmentStatus.RESERVED;
        if (old.status().ended() || waiting != (to == AssignmentStatus.CANCELED)) {
            throw refused("task " + taskSid + " is " + old.status().wireName() + " and cannot be " + to.wireName());
        }
        change(to.wireName() + " " + taskSid, () -> move(taskSid, to));
        return tasks.get(taskSid);
    }

    @Override
    public synchronized void deleteTask(String taskSid) {
        find(tasks, taskSid);
        change("delete task " + taskSid, () -> tasks.remove(taskSid));
    }

    @Override
    public List<Reservation> reservations(String taskSid) {
        return List.of();
    }

    @Override
    public List<WorkspaceEvent> events(Instant from, Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reservation updateReservation(String taskSid, String reservationSid, String status) {
        throw new UnsupportedOperationException();
    }
}
