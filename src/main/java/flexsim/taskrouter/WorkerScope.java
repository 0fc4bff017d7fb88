package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Scope;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.WorkerChannelView;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.Set;

/**
 * A worker as expressions see it: its built-in fields and channels, and else its attributes. Source: Twilio,
 * "Target worker expression" and the worker list's {@code TargetWorkersExpression}.
 */
final class WorkerScope implements Scope {
    private static final String CHANNEL = "channel";

    /** Names that do not refer to attributes and may change without them. */
    private static final Set<String> BUILT_IN =
            Set.of("sid", "friendly_name", "activity_sid", "activity_name", CHANNEL);

    private final WorkerState worker;

    WorkerScope(WorkerState worker) {
        this.worker = worker;
    }

    /** Whether {@code path} may refer to more than attributes. */
    static boolean readsState(Path path) {
        return BUILT_IN.contains(path.head()) || readsChannel(path);
    }

    /** Whether {@code path} may refer to a channel. Clients write {@code worker.} before it as in targets. */
    static boolean readsChannel(Path path) {
        return path.head().equals(CHANNEL) || namesWorkersChannel(path);
    }

    private static boolean namesWorkersChannel(Path path) {
        return path.length() == 4
                && path.head().equals(WorkflowDocument.WORKER)
                && path.tail().head().equals(CHANNEL);
    }

    @Override
    public Value lookup(Path path) {
        if (namesWorkersChannel(path)) {
            return channel(path.tail(), path);
        }
        if (!BUILT_IN.contains(path.head())) {
            return path.in(worker.attributes.value());
        }
        if (path.head().equals(CHANNEL)) {
            return channel(path, path);
        }
        return path.length() == 1 ? field(path.head()) : Value.NULL;
    }

    private Value field(String name) {
        return new Value.Text(
                switch (name) {
                    case "sid" -> worker.sid;
                    case "friendly_name" -> worker.friendlyName;
                    case "activity_sid" -> worker.activity.sid;
                    default -> worker.activity.friendlyName;
                });
    }

    /** {@code channel.<unique name>.<field>}; where there is no such channel, the attribute at {@code asWritten}. */
    private Value channel(Path path, Path asWritten) {
        if (path.length() != 3
                || !(path.steps().get(1) instanceof Path.Key channelName)
                || !(path.steps().get(2) instanceof Path.Key field)) {
            return asWritten.in(worker.attributes.value());
        }
        return worker.channels.values().stream()
                .filter(c -> c.channel.uniqueName.equals(channelName.name()))
                .findFirst()
                .map(c -> channelField(c.view(), field.name()))
                .orElseGet(() -> asWritten.in(worker.attributes.value()));
    }

    private static Value channelField(WorkerChannelView channel, String field) {
        return switch (field) {
            case "configured_capacity" -> new Value.Num(channel.configuredCapacity());
            case "assigned_tasks" -> new Value.Num(channel.assignedTasks());
            case "available_capacity_percentage" -> new Value.Num(channel.availableCapacityPercentage());
            default -> Value.NULL;
        };
    }
}
