package flexsim.taskrouter;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.Set;

/**
 * The paths by which expressions refer to a worker: to its built-in fields, to its channels, and else to its attributes.
 * Source: Twilio, "Target worker expression" and the worker list's {@code TargetWorkersExpression}.
 */
final class WorkerPaths {
    static final String SID = "sid";
    static final String FRIENDLY_NAME = "friendly_name";
    static final String ACTIVITY_SID = "activity_sid";
    static final String ACTIVITY_NAME = "activity_name";
    static final String CHANNEL = "channel";

    /** Names that do not refer to attributes and may change without them. */
    private static final Set<String> BUILT_IN = Set.of(SID, FRIENDLY_NAME, ACTIVITY_SID, ACTIVITY_NAME, CHANNEL);

    private WorkerPaths() {}

    /** Whether {@code path} may refer to more than attributes. */
    static boolean readsState(Path path) {
        return isBuiltIn(path) || readsChannel(path);
    }

    /** Whether {@code path} may refer to a channel. Clients write {@code worker.} before it as in targets. */
    static boolean readsChannel(Path path) {
        return path.head().equals(CHANNEL) || namesWorkersChannel(path);
    }

    /** Whether {@code path}, in a target's expression, may refer to more of a worker than attributes. */
    static boolean readsStateInTarget(Path path) {
        return isOfWorker(path) && readsState(path.tail());
    }

    /** Whether {@code path}, in a target's expression, may refer to a worker's channel. */
    static boolean readsChannelInTarget(Path path) {
        return isOfWorker(path) && readsChannel(path.tail());
    }

    static boolean isBuiltIn(Path path) {
        return BUILT_IN.contains(path.head());
    }

    /** Whether {@code path} is {@code worker.channel.<unique name>.<field>}. */
    static boolean namesWorkersChannel(Path path) {
        return path.length() == 4
                && path.head().equals(WorkflowDocument.WORKER)
                && path.tail().head().equals(CHANNEL);
    }

    private static boolean isOfWorker(Path path) {
        return path.length() > 1 && path.head().equals(WorkflowDocument.WORKER);
    }
}
