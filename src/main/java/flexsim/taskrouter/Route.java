package flexsim.taskrouter;

import java.util.Optional;

/**
 * What a task was made for: exactly one of workflow, queue and worker.
 *
 * @param ignoreCapacity whether the worker gets it whatever its capacity and activity
 */
record Route(
        Optional<WorkflowState> workflow,
        Optional<TaskQueueState> queue,
        Optional<WorkerState> worker,
        boolean ignoreCapacity) {
    static Route through(WorkflowState workflow) {
        return new Route(Optional.of(workflow), Optional.empty(), Optional.empty(), false);
    }

    static Route to(TaskQueueState queue) {
        return new Route(Optional.empty(), Optional.of(queue), Optional.empty(), false);
    }

    static Route to(WorkerState worker, boolean ignoreCapacity) {
        return new Route(Optional.empty(), Optional.empty(), Optional.of(worker), ignoreCapacity);
    }
}
