package flexsim.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.TaskCreator;
import com.twilio.rest.taskrouter.v1.workspace.TaskReader;
import com.twilio.rest.taskrouter.v1.workspace.TaskUpdater;
import com.twilio.rest.taskrouter.v1.workspace.WorkerCreator;
import com.twilio.rest.taskrouter.v1.workspace.WorkerUpdater;
import com.twilio.rest.taskrouter.v1.workspace.WorkflowCreator;
import com.twilio.rest.taskrouter.v1.workspace.WorkflowUpdater;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A workspace behind TaskRouter's REST API: Twilio's, or a local TaskRouter at a base URL. Thread-safe. */
public final class TwilioWorkspace implements Workspace {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    /** An agent's next activity waits for the answer to the one before, and at the end there is little time. */
    private static final Duration ACTIVITY_TIMEOUT = Duration.ofSeconds(4);
    /** How far the server's clock may be behind ours when a task that was perhaps created is looked for. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private final TwilioRestClient client;
    private final TwilioRestClient activityClient;
    private final String sid;
    private final Scheduler clock;
    private final Requests requests;

    /** @param baseUrl a local TaskRouter; empty for Twilio */
    public TwilioWorkspace(
            Credentials credentials, String workspaceSid, Optional<URI> baseUrl, Scheduler clock, Pause pause) {
        this(credentials, workspaceSid, baseUrl, clock, pause, ANSWER_TIMEOUT, ACTIVITY_TIMEOUT);
    }

    TwilioWorkspace(
            Credentials credentials,
            String workspaceSid,
            Optional<URI> baseUrl,
            Scheduler clock,
            Pause pause,
            Duration answerTimeout,
            Duration activityTimeout) {
        this.client = client(credentials, new SingleTryClient(baseUrl, answerTimeout, clock));
        this.activityClient = client(credentials, new SingleTryClient(baseUrl, activityTimeout, clock));
        this.sid = workspaceSid;
        this.clock = clock;
        Retries retries = new Retries(clock, pause, RandomStream.of(clock.now(), "backoff", workspaceSid));
        this.requests = new Requests(client, retries, new ErrorMessages(workspaceSid), clock);
    }

    private TwilioWorkspace(TwilioWorkspace other, Requests requests) {
        this.client = other.client;
        this.activityClient = other.activityClient;
        this.sid = other.sid;
        this.clock = other.clock;
        this.requests = requests;
    }

    private static TwilioRestClient client(Credentials credentials, SingleTryClient transport) {
        return new TwilioRestClient.Builder(credentials.user(), credentials.password())
                .accountSid(credentials.accountSid())
                .httpClient(transport)
                .build();
    }

    @Override
    public String sid() {
        return sid;
    }

    /** How many requests had to be repeated so far. */
    public long repeatedRequests() {
        return requests.repeated();
    }

    @Override
    public Workspace whileWanted(BooleanSupplier stillWanted) {
        return new TwilioWorkspace(this, requests.whileWanted(stillWanted));
    }

    @Override
    public String friendlyName() {
        return requests.ask("fetch workspace " + sid, () -> com.twilio.rest.taskrouter.v1.Workspace.fetcher(sid)
                        .fetch(client))
                .getFriendlyName();
    }

    @Override
    public List<Activity> activities() {
        return requests.list(
                "list activities",
                com.twilio.rest.taskrouter.v1.workspace.Activity.reader(sid),
                a -> new Activity(a.getSid(), a.getFriendlyName(), a.getAvailable()));
    }

    @Override
    public List<TaskChannel> taskChannels() {
        return requests.list(
                "list task channels",
                com.twilio.rest.taskrouter.v1.workspace.TaskChannel.reader(sid),
                c -> new TaskChannel(c.getSid(), c.getUniqueName(), c.getFriendlyName()));
    }

    @Override
    public List<Worker> workers() {
        return requests.list(
                "list workers", com.twilio.rest.taskrouter.v1.workspace.Worker.reader(sid), ResourceRecords::worker);
    }

    @Override
    public Worker createWorker(WorkerDraft draft) {
        return requests.unlessDone(
                "create worker '" + draft.friendlyName() + "'",
                () -> {
                    WorkerCreator creator = com.twilio.rest.taskrouter.v1.workspace.Worker.creator(
                                    sid, draft.friendlyName())
                            .setAttributes(draft.attributes());
                    draft.activitySid().ifPresent(creator::setActivitySid);
                    return ResourceRecords.worker(creator.create(client));
                },
                () -> requests.first(
                        com.twilio.rest.taskrouter.v1.workspace.Worker.reader(sid)
                                .setFriendlyName(draft.friendlyName()),
                        ResourceRecords::worker));
    }

    @Override
    public Worker updateWorker(String workerSid, WorkerChange change) {
        return requests.ask("update worker " + workerSid, () -> {
            WorkerUpdater updater = com.twilio.rest.taskrouter.v1.workspace.Worker.updater(sid, workerSid);
            change.activitySid().ifPresent(updater::setActivitySid);
            change.attributes().ifPresent(updater::setAttributes);
            if (change.rejectPendingReservations()) {
                updater.setRejectPendingReservations(true);
            }
            return ResourceRecords.worker(updater.update(activityClient));
        });
    }

    @Override
    public void deleteWorker(String workerSid) {
        requests.delete("delete worker " + workerSid, () -> com.twilio.rest.taskrouter.v1.workspace.Worker.deleter(
                        sid, workerSid)
                .delete(client));
    }

    @Override
    public List<WorkerChannel> workerChannels(String workerSid) {
        return requests.list(
                "list the channels of worker " + workerSid,
                com.twilio.rest.taskrouter.v1.workspace.worker.WorkerChannel.reader(sid, workerSid),
                ResourceRecords::workerChannel);
    }

    @Override
    public WorkerChannel updateCapacity(String workerSid, String channelUniqueName, int capacity) {
        return requests.ask(
                "update channel " + channelUniqueName + " of worker " + workerSid,
                () -> ResourceRecords.workerChannel(
                        com.twilio.rest.taskrouter.v1.workspace.worker.WorkerChannel.updater(
                                        sid, workerSid, channelUniqueName)
                                .setCapacity(capacity)
                                .update(client)));
    }

    @Override
    public List<TaskQueue> taskQueues() {
        return requests.list(
                "list task queues",
                com.twilio.rest.taskrouter.v1.workspace.TaskQueue.reader(sid),
                ResourceRecords::taskQueue);
    }

    @Override
    public TaskQueue createTaskQueue(String friendlyName, String targetWorkers) {
        return requests.unlessDone(
                "create task queue '" + friendlyName + "'",
                () -> ResourceRecords.taskQueue(
                        com.twilio.rest.taskrouter.v1.workspace.TaskQueue.creator(sid, friendlyName)
                                .setTargetWorkers(targetWorkers)
                                .create(client)),
                () -> requests.first(
                        com.twilio.rest.taskrouter.v1.workspace.TaskQueue.reader(sid)
                                .setFriendlyName(friendlyName),
                        ResourceRecords::taskQueue));
    }

    @Override
    public TaskQueue updateTaskQueue(String queueSid, String targetWorkers) {
        return requests.ask(
                "update task queue " + queueSid,
                () -> ResourceRecords.taskQueue(com.twilio.rest.taskrouter.v1.workspace.TaskQueue.updater(sid, queueSid)
                        .setTargetWorkers(targetWorkers)
                        .update(client)));
    }

    @Override
    public void deleteTaskQueue(String queueSid) {
        requests.delete(
                "delete task queue " + queueSid,
                () -> com.twilio.rest.taskrouter.v1.workspace.TaskQueue.deleter(sid, queueSid)
                        .delete(client));
    }

    @Override
    public List<Workflow> workflows() {
        return requests.list(
                "list workflows",
                com.twilio.rest.taskrouter.v1.workspace.Workflow.reader(sid),
                ResourceRecords::workflow);
    }

    @Override
    public Workflow createWorkflow(WorkflowDraft draft) {
        return requests.unlessDone(
                "create workflow '" + draft.friendlyName() + "'",
                () -> {
                    WorkflowCreator creator = com.twilio.rest.taskrouter.v1.workspace.Workflow.creator(
                            sid, draft.friendlyName(), draft.configuration());
                    draft.assignmentCallbackUrl().ifPresent(creator::setAssignmentCallbackUrl);
                    return ResourceRecords.workflow(creator.create(client));
                },
                () -> requests.first(
                        com.twilio.rest.taskrouter.v1.workspace.Workflow.reader(sid)
                                .setFriendlyName(draft.friendlyName()),
                        ResourceRecords::workflow));
    }

    @Override
    public Workflow updateWorkflow(String workflowSid, WorkflowChange change) {
        return requests.ask("update workflow " + workflowSid, () -> {
            WorkflowUpdater updater = com.twilio.rest.taskrouter.v1.workspace.Workflow.updater(sid, workflowSid);
            change.configuration().ifPresent(updater::setConfiguration);
            change.assignmentCallbackUrl().ifPresent(updater::setAssignmentCallbackUrl);
            return ResourceRecords.workflow(updater.update(client));
        });
    }

    @Override
    public void deleteWorkflow(String workflowSid) {
        requests.delete(
                "delete workflow " + workflowSid,
                () -> com.twilio.rest.taskrouter.v1.workspace.Workflow.deleter(sid, workflowSid)
                        .delete(client));
    }

    @Override
    public List<Task> tasks(TaskQuery query) {
        return requests.list("list tasks", reader(query), ResourceRecords::task);
    }

    private TaskReader reader(TaskQuery query) {
        TaskReader reader = com.twilio.rest.taskrouter.v1.workspace.Task.reader(sid);
        if (!query.statuses().isEmpty()) {
            reader.setAssignmentStatus(query.statuses().stream()
                    .map(AssignmentStatus::wireName)
                    .sorted()
                    .toList());
        }
        query.workflowSid().ifPresent(reader::setWorkflowSid);
        query.expression().ifPresent(reader::setEvaluateTaskAttributes);
        return reader;
    }

    @Override
    public Optional<Task> task(String taskSid) {
        return requests.ask("fetch task " + taskSid, () -> fetch(taskSid));
    }

    private Optional<Task> fetch(String taskSid) {
        try {
            return Optional.of(ResourceRecords.task(com.twilio.rest.taskrouter.v1.workspace.Task.fetcher(sid, taskSid)
                    .fetch(client)));
        } catch (ClientError refused) {
            if (refused.notFound()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public Task createTask(TaskDraft draft) {
        Instant begun = Micros.toInstant(clock.now());
        return requests.unlessDone(
                "create task",
                () -> {
                    TaskCreator creator = com.twilio.rest.taskrouter.v1.workspace.Task.creator(sid)
                            .setWorkflowSid(draft.workflowSid())
                            .setTaskChannel(draft.channelUniqueName())
                            .setAttributes(draft.attributes());
                    draft.timeToLive().ifPresent(ttl -> creator.setTimeout((int) ttl.toSeconds()));
                    return ResourceRecords.task(creator.create(client));
                },
                () -> created(draft, begun));
    }

    @Override
    public Optional<Task> createdTask(TaskDraft draft, Instant since) {
        return requests.ask("look for a task that may have been created", () -> created(draft, since));
    }

    /** The task of this draft, if an earlier try made it. */
    private Optional<Task> created(TaskDraft draft, Instant since) {
        if (ResourceRecords.ixnId(draft.attributes()).isEmpty()) {
            throw WorkspaceException.inDoubt(
                    WorkspaceException.Kind.UNAVAILABLE,
                    0,
                    "create task: no response; without an ixnId nobody can tell whether it was created");
        }
        Instant earliest = since.minus(CLOCK_SKEW);
        return ResourceRecords.ixnId(draft.attributes())
                .flatMap(ixnId ->
                        requests
                                .pages(reader(TaskQuery.matching("ixnId == " + quoted(ixnId))), ResourceRecords::task)
                                .stream()
                                .filter(task ->
                                        ResourceRecords.ixnId(task.attributes()).equals(Optional.of(ixnId)))
                                .filter(task -> !task.created().isBefore(earliest))
                                .findFirst());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public Task updateTask(String taskSid, TaskChange change) {
        TaskUpdater updater = com.twilio.rest.taskrouter.v1.workspace.Task.updater(sid, taskSid);
        if (change instanceof TaskChange.Attributes attributes) {
            updater.setAttributes(attributes.attributes());
            return requests.ask(
                    "update the attributes of task " + taskSid, () -> ResourceRecords.task(updater.update(client)));
        }
        TaskChange.Status status = (TaskChange.Status) change;
        updater.setAssignmentStatus(com.twilio.rest.taskrouter.v1.workspace.Task.Status.forValue(
                status.status().wireName()));
        status.reason().ifPresent(updater::setReason);
        return requests.unlessDone(
                "set task " + taskSid + " to " + status.status().wireName(),
                () -> ResourceRecords.task(updater.update(client)),
                () -> fetch(taskSid).filter(task -> task.status() == status.status()));
    }

    @Override
    public void deleteTask(String taskSid) {
        requests.delete(
                "delete task " + taskSid, () -> com.twilio.rest.taskrouter.v1.workspace.Task.deleter(sid, taskSid)
                        .delete(client));
    }

    @Override
    public List<Reservation> reservations(String taskSid) {
        return requests.list(
                "list the reservations of task " + taskSid,
                com.twilio.rest.taskrouter.v1.workspace.task.Reservation.reader(sid, taskSid),
                ResourceRecords::reservation);
    }

    @Override
    public List<WorkspaceEvent> events(Instant from, Instant until) {
        List<WorkspaceEvent> events = new ArrayList<>(requests.list(
                "list events",
                com.twilio.rest.taskrouter.v1.workspace.Event.reader(sid)
                        .setStartDate(from.atZone(ZoneOffset.UTC))
                        .setEndDate(until.atZone(ZoneOffset.UTC)),
                ResourceRecords::event));
        // The newest come first; those of one millisecond stay in the order in which they were returned.
        Collections.reverse(events);
        events.sort(Comparator.comparing(WorkspaceEvent::at));
        return events;
    }

    @Override
    public Reservation updateReservation(String taskSid, String reservationSid, String status) {
        return requests.unlessDone(
                "set reservation " + reservationSid + " to " + status,
                () -> ResourceRecords.reservation(com.twilio.rest.taskrouter.v1.workspace.task.Reservation.updater(
                                sid, taskSid, reservationSid)
                        .setReservationStatus(
                                com.twilio.rest.taskrouter.v1.workspace.task.Reservation.Status.forValue(status))
                        .update(client)),
                () -> requests
                        .pages(
                                com.twilio.rest.taskrouter.v1.workspace.task.Reservation.reader(sid, taskSid),
                                ResourceRecords::reservation)
                        .stream()
                        .filter(r ->
                                r.sid().equals(reservationSid) && r.status().equals(status))
                        .findFirst());
    }
}
