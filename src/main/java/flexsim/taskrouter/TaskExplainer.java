package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.model.Explanation;
import flexsim.taskrouter.model.WorkerOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The explanation why a task is where it is. Nothing is changed by it. */
final class TaskExplainer {
    private final WorkspaceRegistry registry;
    private final WorkspaceState workspace;

    TaskExplainer(WorkspaceRegistry registry, WorkspaceState workspace) {
        this.registry = registry;
        this.workspace = workspace;
    }

    Explanation of(TaskState task) {
        Collection<WorkerState> candidates = candidates(task);
        return new Explanation(
                task.sid(),
                task.status(),
                why(task),
                task.document() == null ? List.of() : tried(task),
                task.status().ended() ? Optional.empty() : target(task),
                Optional.ofNullable(task.queue).map(queue -> queue.sid),
                candidates.size(),
                task.status().ended()
                        ? List.of()
                        : candidates.stream()
                                .limit(Explanation.MOST_WORKERS)
                                .map(worker -> new Explanation.Considered(
                                        worker.sid, worker.friendlyName, verdict(task, worker)))
                                .toList());
    }

    private static Collection<WorkerState> candidates(TaskState task) {
        if (task.assignee.isPresent()) {
            return List.of(task.assignee.get());
        }
        return task.queue == null ? List.of() : task.queue.members;
    }

    private static String why(TaskState task) {
        return switch (task.status()) {
            case PENDING -> whyWaiting(task);
            case RESERVED -> "is offered to " + holders(task);
            case ASSIGNED -> "was accepted by " + holders(task);
            case WRAPPING -> "is being wrapped up by " + holders(task);
            case COMPLETED -> "was completed" + reason(task);
            case CANCELED -> "was canceled" + reason(task);
        };
    }

    private static String whyWaiting(TaskState task) {
        return task.queue != null && candidates(task).isEmpty()
                ? "waits: no worker matches " + task.queue.targetWorkers().text() + ", the workers of queue "
                        + task.queue.friendlyName
                : "waits: none of the workers considered is free and eligible";
    }

    private static String holders(TaskState task) {
        return String.join(
                ", ",
                task.reservations().stream()
                        .filter(reservation -> reservation.status().live())
                        .map(reservation -> reservation.worker.friendlyName)
                        .toList());
    }

    private static String reason(TaskState task) {
        return task.reason().map(reason -> ": " + reason).orElse("");
    }

    // ---- the way through the workflow

    private static List<Explanation.Tried> tried(TaskState task) {
        List<Explanation.Tried> tried = new ArrayList<>();
        List<WorkflowDocument.Filter> filters = task.document().filters();
        int current = task.status().ended() || task.step() == null
                ? Integer.MAX_VALUE
                : task.step().filter();
        int last = current < 0 ? filters.size() - 1 : Math.min(current, filters.size() - 1);
        for (int i = 0; i <= last; i++) {
            tried.add(tried(task, i, i == current));
        }
        boolean reachedDefault = current < 0 || task.passed().stream().anyMatch(passed -> passed.filter() < 0);
        if (reachedDefault) {
            tried.add(new Explanation.Tried(
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    true,
                    current < 0 ? "current" : "left",
                    passed(task, -1)));
        }
        return tried;
    }

    private static Explanation.Tried tried(TaskState task, int index, boolean current) {
        WorkflowDocument.Filter filter = task.document().filters().get(index);
        List<Explanation.Passed> passed = passed(task, index);
        boolean matched = current || !passed.isEmpty() || filter.matches(task.attributes());
        String outcome = !matched ? "not matched" : current ? "current" : passed.isEmpty() ? "too late" : "left";
        return new Explanation.Tried(
                filter.friendlyName(), filter.expression().map(Expression::toString), false, matched, outcome, passed);
    }

    private static List<Explanation.Passed> passed(TaskState task, int filter) {
        return task.passed().stream()
                .filter(passed -> passed.filter() == filter)
                .map(passed -> new Explanation.Passed(
                        passed.position(),
                        task.document()
                                .target(passed.filter(), passed.position())
                                .queueSid(),
                        passed.how().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .toList();
    }

    private static Optional<Explanation.InTarget> target(TaskState task) {
        return Optional.ofNullable(task.step())
                .map(step -> new Explanation.InTarget(
                        step.position(),
                        step.target().queueSid(),
                        step.target().expression().map(Expression::toString),
                        step.target().priority(),
                        step.target().timeout(),
                        step.endAge(),
                        step.target().orderBy().map(WorkerOrder::text),
                        step.target().skipIf().map(Expression::toString),
                        step.target().knownWorker().map(known -> {
                            String value = known.namedBy(task.attributes()).value();
                            return value.isEmpty() ? "task." + known.attribute() + " says nobody" : value;
                        })));
    }

    // ---- the workers

    private String verdict(TaskState task, WorkerState worker) {
        Optional<ReservationState> reservation = task.reservations().stream()
                .filter(r -> r.worker == worker && r.status().live())
                .findFirst();
        if (reservation.isPresent()) {
            return "has reservation " + reservation.get().sid() + " ("
                    + reservation.get().status().wireName() + ")";
        }
        if (registry.workers.get(worker.sid) != worker) {
            return "was deleted";
        }
        return busy(task, worker).or(() -> unsuited(task, worker)).orElse("free and eligible");
    }

    private Optional<String> busy(TaskState task, WorkerState worker) {
        WorkerChannelState channel = worker.channel(task.channel());
        if (!worker.activity.available) {
            return Optional.of("activity " + worker.activity.friendlyName() + " is not available");
        }
        if (!workspace.multiTaskEnabled) {
            return Optional.of("has a reservation, and there is no multitasking")
                    .filter(busy -> worker.hasLiveReservations());
        }
        if (!channel.available) {
            return Optional.of("channel " + task.channel().uniqueName + " is not available");
        }
        return Optional.of("no capacity on channel " + task.channel().uniqueName + " (" + channel.load + "/"
                        + channel.capacity + ")")
                .filter(full -> channel.load >= channel.capacity);
    }

    private Optional<String> unsuited(TaskState task, WorkerState worker) {
        Optional<WorkflowDocument.Target> target = task.target();
        Optional<WorkerState> known = target.flatMap(WorkflowDocument.Target::knownWorker)
                .flatMap(k -> registry.worker(k.namedBy(task.attributes())));
        if (target.flatMap(WorkflowDocument.Target::knownWorker).isPresent()
                && known.filter(wanted -> wanted == worker).isEmpty()) {
            return Optional.of("not the known worker");
        }
        Scope both = new TargetScope(task, worker);
        return target.flatMap(WorkflowDocument.Target::expression)
                .filter(expression -> !expression.matches(both))
                .map(expression -> "target expression is false: " + expression);
    }
}
