package flexsim.config;

import java.util.List;

/** What genconfig writes and every other command reads: the content of a configuration directory. No SID, no secret. */
public record Configuration(
        Metadata metadata, List<WorkerEntry> workers, List<QueueEntry> queues, WorkflowEntry workflow) {}
