package flexsim.deploy;

import flexsim.config.Configuration;
import flexsim.workspace.AssignmentUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The difference between a configuration and a workspace, as steps in the order in which they are to be made. */
public record DeployPlan(List<Step> steps) {
    public DeployPlan {
        steps = List.copyOf(steps);
    }

    /**
     * Plans and changes nothing.
     *
     * @param assignmentUrl where reservations are announced; empty keeps what the Workflow has
     * @throws flexsim.workspace.WorkspaceException when the workspace lacks something or holds something in the way
     * @throws flexsim.domain.InputException when the configuration contradicts itself or an assignment URL is missing
     */
    public static DeployPlan of(
            Configuration configuration, WorkspaceSnapshot snapshot, Optional<AssignmentUrl> assignmentUrl) {
        Ownership ownership = new Ownership(configuration.metadata().brand());
        new Prerequisites(configuration, snapshot, ownership).check();
        RoutingPlan routing = new RoutingPlan(configuration, snapshot, ownership, assignmentUrl);
        WorkerPlan workers = new WorkerPlan(configuration, snapshot, ownership);
        List<Step> steps = new ArrayList<>(routing.building());
        steps.addAll(workers.steps());
        steps.addAll(routing.removing());
        return new DeployPlan(steps);
    }
}
