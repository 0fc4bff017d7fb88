package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.known;
import static flexsim.taskrouter.Floor.narrowed;
import static flexsim.taskrouter.Floor.ordered;
import static flexsim.taskrouter.Floor.parse;
import static flexsim.taskrouter.Floor.skipping;
import static flexsim.taskrouter.Floor.target;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkflowDocument.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A workspace with a bit of everything, and clients who do anything in any order. */
final class Play {
    static final List<String> CHANNELS = List.of("voice", "chat");
    private static final List<String> TEAMS = List.of("a", "b", "c");
    private static final List<String> LANGUAGES = List.of("de", "fr");
    private static final List<String> EXPRESSIONS =
            List.of("team == 'a'", "team == 'b'", "1==1", "level > 1", "channel.voice.assigned_tasks == 0");

    /** One thing a client does; the numbers choose whom it concerns and how. */
    record Step(Kind kind, int which, int what) {}

    enum Kind {
        NEW_TASK,
        NEW_TASK_AGAIN,
        NEW_DIRECT_TASK,
        NEW_WORKER,
        ACCEPT,
        REJECT,
        WRAP,
        COMPLETE,
        CANCEL,
        DELETE_TASK,
        PRIORITY,
        VIRTUAL_START,
        ATTRIBUTES,
        MOVE_WORKER,
        CAPACITY,
        CHANNEL_AVAILABILITY,
        RETEAM,
        RENAME_WORKER,
        REJECT_PENDING,
        DELETE_WORKER,
        WORKFLOW,
        QUEUE,
        MULTITASKING,
        WAIT
    }

    final Floor floor = new Floor();
    final List<Refusal> refusals = new ArrayList<>();
    final List<String> queues = List.of(
            floor.queue("a", "team == 'a'"),
            floor.queue("b", "team == 'b'", 2, TaskOrder.LIFO),
            floor.queue("all", "1==1", 3, TaskOrder.FIFO));
    final List<String> tasks = new ArrayList<>();
    final List<String> workers = new ArrayList<>();
    private final String workflow = floor.workflow(Optional.of(target(queues.get(2))), filters(0));
    private int names;
    private double seconds;

    private Filter[] filters(int variant) {
        Filter escalating = filter("team == 'a'", target(queues.get(0), 20), target(queues.get(2), 20));
        Filter knownBySid = filter(
                "agent != null",
                known(target(queues.get(2), 15), KnownWorker.Field.SID, "agent"),
                target(queues.get(1), 30));
        Filter knownByName =
                filter("name != null", known(target(queues.get(2)), KnownWorker.Field.FRIENDLY_NAME, "name"));
        Filter skipped = filter(
                "team == 'b'",
                skipping(ordered(target(queues.get(1), 40), "worker.level DESC"), "workers.available == 0"),
                skipping(narrowed(target(queues.get(2)), "worker.lang == task.lang"), "workers.unavailable > 1"));
        Filter loaded =
                filter("team == 'b'", narrowed(target(queues.get(2)), "worker.channel.chat.assigned_tasks > 0"));
        return switch (variant % 4) {
            case 0 -> new Filter[] {knownBySid, escalating, skipped};
            case 1 -> new Filter[] {knownByName, skipped, escalating};
            case 2 -> new Filter[] {escalating, loaded};
            default -> new Filter[] {skipped, knownBySid};
        };
    }

    void take(Step step) {
        switch (step.kind()) {
            case NEW_TASK, NEW_TASK_AGAIN -> create(through(step));
            case NEW_DIRECT_TASK -> create(direct(step));
            case NEW_WORKER -> newWorker(step);
            case WAIT -> floor.at(seconds += step.what() % 200 / 2.0 + (step.what() > 990 ? 86_400 : 0));
            case ACCEPT, REJECT -> reservation(step);
            case WRAP, COMPLETE, CANCEL, DELETE_TASK, PRIORITY, VIRTUAL_START, ATTRIBUTES -> task(step);
            case WORKFLOW, QUEUE, MULTITASKING -> setup(step);
            default -> worker(step);
        }
    }

    /** How many reservations there have been. */
    long offers() {
        return floor.events.stream()
                .filter(event -> event.type().equals("reservation.created"))
                .count();
    }

    /** One task is made, accepted and completed. */
    void handleOne() {
        workers.add(floor.worker("first", Map.of("team", "a")));
        String task = floor.task(workflow);
        tasks.add(task);
        floor.reply(task, ReservationStatus.ACCEPTED);
        floor.status(task, TaskStatus.COMPLETED);
    }

    private void create(Command.CreateTask command) {
        tasks.add(floor.done(command));
    }

    private Command.CreateTask through(Step step) {
        return new Command.CreateTask(
                taskAttributes(step), Optional.of(workflow), 1_000, step.what() % 3, pick(CHANNELS, step.what()));
    }

    private Attributes taskAttributes(Step step) {
        Map<String, Value> members = new java.util.HashMap<>();
        members.put("team", new Value.Text(pick(TEAMS, step.which())));
        members.put("lang", new Value.Text(pick(LANGUAGES, step.which())));
        if (step.what() % 4 == 0 && !workers.isEmpty()) {
            members.put("agent", new Value.Text(pick(workers, step.which())));
            members.put("name", new Value.Text("W" + step.which() % 5));
        }
        return Floor.attributesOf(members);
    }

    private Command.CreateTask direct(Step step) {
        boolean toWorker = step.what() % 2 == 0 && !workers.isEmpty();
        Command.CreateTask task = new Command.CreateTask(
                        taskAttributes(step), Optional.empty(), 500, step.what() % 3, pick(CHANNELS, step.what() / 2))
                .withVirtualStart(Math.round(seconds * 500_000));
        return toWorker
                ? task.withRoutingTarget(pick(workers, step.which())).withIgnoreCapacity(step.what() % 4 == 0)
                : task.withRoutingTarget(pick(queues, step.which()));
    }

    private void newWorker(Step step) {
        workers.add(floor.done(new Command.CreateWorker(
                "n" + names++, Optional.of(floor.activity("Available")), workerAttributes(step))));
    }

    private static Attributes workerAttributes(Step step) {
        Map<String, Value> members = Map.of(
                "team", new Value.Text(pick(TEAMS, step.which() % 2)),
                "lang", new Value.Text(pick(LANGUAGES, step.what())),
                "level", new Value.Num(step.what() % 3));
        return Floor.attributesOf(members);
    }

    private void reservation(Step step) {
        List<ReservationView> all = tasks.stream()
                .flatMap(t -> floor.engine.reservationsOfTask(t).stream())
                .flatMap(List::stream)
                .filter(r -> r.status().live() || step.what() % 5 == 0)
                .toList();
        if (!all.isEmpty()) {
            ReservationStatus next =
                    step.kind() == Kind.ACCEPT ? ReservationStatus.ACCEPTED : ReservationStatus.REJECTED;
            attempt(new Command.UpdateReservation(pick(all, step.which()).sid(), next, Optional.empty()));
        }
    }

    private void task(Step step) {
        if (tasks.isEmpty()) {
            return;
        }
        String task = pick(tasks, step.which());
        attempt(
                switch (step.kind()) {
                    case WRAP -> Floor.statusCommand(task, TaskStatus.WRAPPING);
                    case COMPLETE -> Floor.statusCommand(task, TaskStatus.COMPLETED);
                    case CANCEL -> Floor.statusCommand(task, TaskStatus.CANCELED);
                    case PRIORITY -> Command.UpdateTask.of(task).withPriority(step.what() % 5);
                    case VIRTUAL_START -> Command.UpdateTask.of(task).withVirtualStart(step.what());
                    case ATTRIBUTES -> Command.UpdateTask.of(task).withAttributes(taskAttributes(step));
                    default -> new Command.DeleteTask(task);
                });
    }

    private void setup(Step step) {
        switch (step.kind()) {
            case WORKFLOW -> floor.update(workflow, step.what() % 2 == 0, filters(step.which()));
            case QUEUE ->
                attempt(Command.UpdateTaskQueue.of(pick(queues, step.which()))
                        .withTargetWorkers(expression(pick(EXPRESSIONS, step.what())))
                        .withMaxReservedWorkers(1 + step.what() % 3)
                        .withTaskOrder(pick(List.of(TaskOrder.values()), step.what()))
                        .withReservationActivitySid(floor.activity("Unavailable")));
            default ->
                attempt(Command.UpdateWorkspace.of()
                        .withMultiTaskEnabled(step.what() % 3 > 0)
                        .withPrioritizeQueueOrder(pick(List.of(TaskOrder.values()), step.which())));
        }
    }

    private static Command.TargetWorkers expression(String text) {
        return new Command.TargetWorkers(text, Optional.of(parse(text)));
    }

    private void worker(Step step) {
        if (workers.isEmpty()) {
            return;
        }
        String worker = pick(workers, step.which());
        String channel = pick(CHANNELS, step.which() / 2);
        switch (step.kind()) {
            case MOVE_WORKER -> floor.move(worker, pick(List.of("Available", "Unavailable", "Available"), step.what()));
            case CAPACITY -> floor.capacity(worker, channel, step.what() % 4);
            case CHANNEL_AVAILABILITY ->
                attempt(new Command.UpdateWorkerChannel(
                        worker, channel, OptionalInt.empty(), Optional.of(step.what() % 3 > 0)));
            case RETEAM -> floor.reattribute(worker, workerAttributes(step));
            case RENAME_WORKER -> attempt(Command.UpdateWorker.of(worker).withFriendlyName("w" + step.what() % 7));
            case REJECT_PENDING ->
                attempt(Command.UpdateWorker.of(worker)
                        .withActivitySid(floor.activity("Unavailable"))
                        .rejectingPending());
            default -> {
                if (attempt(new Command.DeleteWorker(worker))) {
                    workers.remove(worker);
                }
            }
        }
    }

    /** A refusal is as good as a success here: it must only leave everything in order. */
    boolean attempt(Command command) {
        CommandResult outcome = floor.engine.execute(command, Math.round(seconds * 1_000_000));
        floor.events.addAll(outcome.events());
        if (outcome instanceof CommandResult.Refused refused) {
            refusals.add(refused.refusal());
        }
        return outcome instanceof CommandResult.Done;
    }

    private static <T> T pick(List<T> from, int which) {
        return from.get(which % from.size());
    }
}
