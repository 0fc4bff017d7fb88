package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Command.TargetWorkers;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.WorkerOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowDocument.Filter;
import flexsim.taskrouter.model.WorkflowDocument.Target;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A workspace under test, in the words of its scenarios; time is in seconds from the start. */
final class Floor {
    Engine engine = new Engine("WS" + "0".repeat(32), WorkspaceSetup.named("test"), new SidSource(7), 0);
    final List<Event> events = new ArrayList<>();
    private long now;

    Floor() {
        engine.advance(0);
    }

    String activity(String name) {
        return engine.activities().stream()
                .filter(a -> a.friendlyName().equals(name))
                .findFirst()
                .orElseThrow()
                .sid();
    }

    String queue(String name, String targetWorkers) {
        return queue(name, targetWorkers, 1, TaskOrder.FIFO);
    }

    String queue(String name, String targetWorkers, int maxReserved, TaskOrder order) {
        return done(new Command.CreateTaskQueue(
                name,
                new TargetWorkers(targetWorkers, Optional.of(parse(targetWorkers))),
                maxReserved,
                order,
                Optional.empty(),
                Optional.empty()));
    }

    /** A worker who is available, with capacity 1 on each channel. */
    String worker(String name, Map<String, String> attributes) {
        return done(new Command.CreateWorker(name, Optional.of(activity("Available")), attributes(attributes)));
    }

    String worker(String name) {
        return worker(name, Map.of());
    }

    void move(String worker, String activity) {
        done(Command.UpdateWorker.of(worker).withActivitySid(activity(activity)));
    }

    /** Puts a task on another channel. */
    void channel(String task, String channel) {
        done(Command.UpdateTask.of(task).withChannel(channel));
    }

    void capacity(String worker, String channel, int capacity) {
        done(new Command.UpdateWorkerChannel(worker, channel, OptionalInt.of(capacity), Optional.empty()));
    }

    String workflow(Optional<Target> fallback, Filter... filters) {
        return done(new Command.CreateWorkflow(
                "workflow " + engine.workflows().size(),
                document(fallback, filters),
                Optional.empty(),
                Optional.empty(),
                120));
    }

    static Filter filter(String expression, Target... targets) {
        return new Filter(Optional.empty(), Optional.of(parse(expression)), List.of(targets));
    }

    static Target target(String queue) {
        return new Target(queue, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    static Target target(String queue, int timeout) {
        return new Target(queue, OptionalInt.empty(), OptionalInt.of(timeout), Optional.empty());
    }

    static Target narrowed(Target target, String expression) {
        return new Target(
                target.queueSid(),
                target.priority(),
                target.timeout(),
                Optional.of(parse(expression)),
                target.orderBy(),
                target.skipIf(),
                target.knownWorker());
    }

    static Target skipping(Target target, String rule) {
        return new Target(
                target.queueSid(),
                target.priority(),
                target.timeout(),
                target.expression(),
                target.orderBy(),
                Optional.of(parse(rule)),
                target.knownWorker());
    }

    static Target ordered(Target target, String order) {
        try {
            return new Target(
                    target.queueSid(),
                    target.priority(),
                    target.timeout(),
                    target.expression(),
                    Optional.of(WorkerOrder.parse(order)),
                    target.skipIf(),
                    target.knownWorker());
        } catch (ExpressionException e) {
            throw new AssertionError(order, e);
        }
    }

    /** {@code attribute}: of the task. */
    static Target known(Target target, KnownWorker.Field field, String attribute) {
        try {
            return new Target(
                    target.queueSid(),
                    target.priority(),
                    target.timeout(),
                    target.expression(),
                    target.orderBy(),
                    target.skipIf(),
                    Optional.of(new KnownWorker(field, Path.parse(attribute))));
        } catch (ExpressionException e) {
            throw new AssertionError(attribute, e);
        }
    }

    void update(String workflow, boolean reEvaluate, Filter... filters) {
        done(new Command.UpdateWorkflow(
                workflow,
                Optional.empty(),
                Optional.of(document(Optional.empty(), filters)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                reEvaluate));
    }

    void attributes(String task, Map<String, String> attributes) {
        done(Command.UpdateTask.of(task).withAttributes(attributes(attributes)));
    }

    void reattribute(String worker, Attributes attributes) {
        done(Command.UpdateWorker.of(worker).withAttributes(attributes));
    }

    /** A task that no workflow routes; whom it is for is added. */
    static Command.CreateTask direct() {
        return new Command.CreateTask(Attributes.EMPTY, Optional.empty(), 86_400, 0, "voice");
    }

    String activityOf(String worker) {
        return engine.worker(worker).orElseThrow().activity().friendlyName();
    }

    String task(String workflow) {
        return task(workflow, Map.of(), 0, "voice");
    }

    String task(String workflow, Map<String, String> attributes) {
        return task(workflow, attributes, 0, "voice");
    }

    String task(String workflow, Map<String, String> attributes, int priority, String channel) {
        return done(new Command.CreateTask(attributes(attributes), Optional.of(workflow), 86_400, priority, channel));
    }

    void status(String task, TaskStatus status) {
        done(statusCommand(task, status));
    }

    static Command statusCommand(String task, TaskStatus status) {
        return Command.UpdateTask.of(task).withStatus(status).withReason("test");
    }

    void reply(String task, ReservationStatus status) {
        done(new Command.UpdateReservation(pending(task).sid(), status, Optional.empty()));
    }

    ReservationView pending(String task) {
        return engine.reservationsOfTask(task).orElseThrow().stream()
                .filter(r -> r.status() == ReservationStatus.PENDING)
                .findFirst()
                .orElseThrow();
    }

    /** Who holds a live reservation of {@code task}, by name. */
    List<String> holders(String task) {
        return engine.reservationsOfTask(task).orElseThrow().stream()
                .filter(r -> r.status().live())
                .map(ReservationView::workerName)
                .toList();
    }

    TaskStatus statusOf(String task) {
        return engine.task(task).orElseThrow().status();
    }

    String queueOf(String task) {
        return engine.task(task).orElseThrow().queueName().orElseThrow();
    }

    String reasonOf(String task) {
        return engine.task(task).orElseThrow().reason().orElse("");
    }

    void at(double seconds) {
        now = Math.round(seconds * 1_000_000);
        events.addAll(engine.advance(now));
    }

    String done(Command command) {
        CommandResult outcome = engine.execute(command, now);
        events.addAll(outcome.events());
        if (outcome instanceof CommandResult.Done done) {
            return done.sid();
        }
        throw new AssertionError(outcome);
    }

    Refusal refused(Command command) {
        CommandResult outcome = engine.execute(command, now);
        events.addAll(outcome.events());
        if (outcome instanceof CommandResult.Refused refused) {
            return refused.refusal();
        }
        throw new AssertionError("not refused: " + command);
    }

    String typesOf(String task) {
        return events.stream().filter(e -> concerns(e, task)).map(Event::type).collect(Collectors.joining(" "));
    }

    private static boolean concerns(Event event, String task) {
        if (event instanceof Event.TaskEvent e) {
            return e.task().sid().equals(task);
        }
        return event instanceof Event.ReservationEvent e && e.task().sid().equals(task);
    }

    static Attributes attributes(Map<String, String> members) {
        return attributesOf(members.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new Value.Text(e.getValue()))));
    }

    /** Of texts and numbers. */
    static Attributes attributesOf(Map<String, Value> members) {
        String text = members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + json(member.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        return new Attributes(text, new Value.Obj(members));
    }

    private static String json(Value value) {
        return value instanceof Value.Num number
                ? Double.toString(number.value())
                : quoted(((Value.Text) value).value());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** With the text that a client would have written. */
    static WorkflowDocument document(Optional<Target> fallback, Filter... filters) {
        List<String> parts = new ArrayList<>();
        if (filters.length > 0) {
            parts.add(
                    "\"filters\": " + Stream.of(filters).map(Floor::text).collect(Collectors.joining(", ", "[", "]")));
        }
        fallback.ifPresent(target -> parts.add("\"default_filter\": " + text(target)));
        String text = parts.isEmpty() ? "{}" : "{\"task_routing\": {" + String.join(", ", parts) + "}}";
        return new WorkflowDocument(text, List.of(filters), fallback);
    }

    private static String text(Filter filter) {
        String expression = filter.expression()
                .map(e -> "\"expression\": " + quoted(e.toString()) + ", ")
                .orElse("");
        return "{" + expression + "\"targets\": "
                + filter.targets().stream().map(Floor::text).collect(Collectors.joining(", ", "[", "]}"));
    }

    private static String text(Target target) {
        List<String> keys = new ArrayList<>();
        keys.add("\"queue\": " + quoted(target.queueSid()));
        target.priority().ifPresent(priority -> keys.add("\"priority\": " + priority));
        target.timeout().ifPresent(seconds -> keys.add("\"timeout\": " + seconds));
        target.expression().ifPresent(e -> keys.add("\"expression\": " + quoted(e.toString())));
        target.orderBy().ifPresent(order -> keys.add("\"order_by\": " + quoted(order.text())));
        target.skipIf().ifPresent(rule -> keys.add("\"skip_if\": " + quoted(rule.toString())));
        target.knownWorker()
                .ifPresent(known ->
                        keys.add("\"known_worker_" + known.field().name().toLowerCase(Locale.ROOT) + "\": "
                                + quoted("task." + known.attribute())));
        return "{" + String.join(", ", keys) + "}";
    }

    static Expression parse(String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException e) {
            throw new AssertionError(text, e);
        }
    }
}
