package flexsim.deploy;

import flexsim.config.Configuration;
import flexsim.workspace.AssignmentUrl;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The deployment of a configuration into a workspace, in place: what matches is left alone, SIDs survive, and a second run
 * changes nothing. What does not belong to the brand is never changed.
 */
public final class Deployment {
    private final Workspace workspace;
    private final Configuration configuration;
    private final Optional<AssignmentUrl> assignmentUrl;
    private final Consumer<Progress> progress;

    /** @param assignmentUrl where reservations are announced; empty keeps what an existing Workflow has */
    public Deployment(
            Workspace workspace,
            Configuration configuration,
            Optional<AssignmentUrl> assignmentUrl,
            Consumer<Progress> progress) {
        this.workspace = workspace;
        this.configuration = configuration;
        this.assignmentUrl = assignmentUrl;
        this.progress = progress;
    }

    /** Looks at the workspace and plans; nothing is changed. */
    public DeployPlan plan() {
        return DeployPlan.of(configuration, snapshot(), assignmentUrl);
    }

    /**
     * Plans and applies.
     *
     * @throws WorkspaceException when the workspace is not fit for it (nothing was changed) or a step failed (the message
     *     says what was done; the run can be repeated)
     */
    public DeployResult run() {
        WorkspaceSnapshot found = snapshot();
        DeployPlan plan = DeployPlan.of(configuration, found, assignmentUrl);
        PlanExecution application = new PlanExecution(workspace, found, ownership(), plan, progress);
        try {
            return application.apply();
        } catch (WorkspaceException failure) {
            throw new WorkspaceException(
                    failure.kind(),
                    failure.status(),
                    failure.code(),
                    failure.getMessage() + " (done: " + application.soFar() + " of "
                            + plan.steps().size() + " steps; deploy again to go on)",
                    failure);
        }
    }

    private WorkspaceSnapshot snapshot() {
        Set<String> configured = WorkerPlan.names(configuration);
        Ownership ownership = ownership();
        return WorkspaceSnapshot.of(
                workspace,
                worker -> ownership.owns(worker) && configured.contains(WorkerPlan.key(worker.friendlyName())));
    }

    private Ownership ownership() {
        return new Ownership(configuration.metadata().brand());
    }
}
