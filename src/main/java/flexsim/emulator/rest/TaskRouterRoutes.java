package flexsim.emulator.rest;

import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.Workspaces;

/** The table of TaskRouter's resources: workspaces and all that is below them. */
public final class TaskRouterRoutes {
    private TaskRouterRoutes() {}

    public static void addTo(Router router, Workspaces workspaces) {
        new WorkspaceResource(workspaces).addTo(router);
        WorkspaceRoutes below = new WorkspaceRoutes(router, workspaces);
        ActivityResource.addTo(below);
        TaskChannelResource.addTo(below);
        TaskQueueResource.addTo(below);
        WorkerResource.addTo(below);
        WorkerChannelResource.addTo(below);
        WorkflowResource.addTo(below);
        TaskResource.addTo(below);
        ReservationResource.addTo(below);
        WorkspaceStatisticsResource.addTo(below);
        TaskQueueStatisticsResource.addTo(below);
        WorkflowStatisticsResource.addTo(below);
        WorkerStatisticsResource.addTo(below);
        EventResource.addTo(below);
    }
}
