package flexsim.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.workspace.Worker;
import flexsim.workspace.Workflow;
import java.util.List;
import java.util.Optional;

/** One change of the workspace that a deployment makes. {@link #toString()} says it in a line for a person. */
public sealed interface Step {
    /** Makes the Workflow; until it is configured it sends everything to {@code Everyone}. */
    record CreateWorkflow(String name, String assignmentUrl, List<String> announcedQueues) implements Step {
        @Override
        public String toString() {
            return "create Workflow '" + name + "' with assignment URL " + assignmentUrl;
        }
    }

    /** Has the Workflow name the queues that are about to be made, so that a broken run leaves none unrecognised. */
    record AnnounceQueues(Workflow workflow, List<String> queues) implements Step {
        @Override
        public String toString() {
            return "announce new TaskQueues in Workflow '" + workflow.friendlyName() + "'";
        }
    }

    /** Makes a queue. */
    record CreateQueue(String name, String targetWorkers) implements Step {
        @Override
        public String toString() {
            return "create TaskQueue '" + name + "' for " + targetWorkers;
        }
    }

    /** Gives a queue other workers. */
    record UpdateQueue(String sid, String name, String targetWorkers) implements Step {
        @Override
        public String toString() {
            return "change TaskQueue '" + name + "' to " + targetWorkers;
        }
    }

    /**
     * Gives the Workflow its rules.
     *
     * @param rules with queues by name
     * @param borrowed queues in use that somebody else made
     * @param claimed our queues that no rule routes to, those to be removed next among them
     */
    record ConfigureWorkflow(
            String name, ObjectNode rules, String assignmentUrl, List<String> borrowed, List<String> claimed)
            implements Step {
        @Override
        public String toString() {
            return "configure Workflow '" + name + "' with assignment URL " + assignmentUrl;
        }
    }

    /** Makes a worker, Offline. */
    record CreateWorker(String name, ObjectNode attributes, List<ChannelCapacity> capacities) implements Step {
        @Override
        public String toString() {
            return "create Worker '" + name + "'";
        }
    }

    /** Changes attributes, capacities or both. */
    record UpdateWorker(String sid, String name, Optional<ObjectNode> attributes, List<ChannelCapacity> capacities)
            implements Step {
        @Override
        public String toString() {
            List<String> parts = new java.util.ArrayList<>();
            attributes.ifPresent(changed -> parts.add("attributes"));
            capacities.forEach(cap -> parts.add("capacity of " + cap.name() + " to " + cap.capacity()));
            return "change Worker '" + name + "': " + String.join(", ", parts);
        }
    }

    /** Removes a worker that is no longer configured. */
    record DeleteWorker(Worker worker) implements Step {
        @Override
        public String toString() {
            return "delete Worker '" + worker.friendlyName() + "'";
        }
    }

    /** Removes a queue that is no longer configured. */
    record DeleteQueue(String sid, String name) implements Step {
        @Override
        public String toString() {
            return "delete TaskQueue '" + name + "'";
        }
    }

    /** The action and the kind of thing, for instance {@code create Worker}; steps are counted by it. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
