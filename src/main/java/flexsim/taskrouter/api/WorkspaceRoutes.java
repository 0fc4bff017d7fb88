package flexsim.taskrouter.api;

/** Adds routes below one workspace. */
final class WorkspaceRoutes {
    private static final String WORKSPACE = "/v1/Workspaces/{}";

    private final Routes routes;
    private final Workspaces workspaces;

    WorkspaceRoutes(Routes routes, Workspaces workspaces) {
        this.routes = routes;
        this.workspaces = workspaces;
    }

    /** All that this version serves or knows of. */
    static Routes all(Workspaces workspaces, Account account) {
        Routes routes = new Routes(workspaces::durably);
        account.addTo(routes);
        new CallResource(account, workspaces).addTo(routes);
        new ConferenceResource(account, workspaces).addTo(routes);
        new WorkspaceResource(workspaces).addTo(routes);
        WorkspaceRoutes below = new WorkspaceRoutes(routes, workspaces);
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
        NotServed.addTo(routes);
        return routes;
    }

    WorkspaceRoutes get(String path, Operation.InWorkspace operation) {
        return add("GET", path, operation);
    }

    WorkspaceRoutes post(String path, Operation.InWorkspace operation) {
        return add("POST", path, operation);
    }

    WorkspaceRoutes delete(String path, Operation.InWorkspace operation) {
        return add("DELETE", path, operation);
    }

    /** One whose parameters come as a JSON object. */
    WorkspaceRoutes postJson(String path, Operation.InWorkspace operation) {
        routes.add("POST", WORKSPACE + path, Operation.withJson(inWorkspace(operation)));
        return this;
    }

    private WorkspaceRoutes add(String method, String path, Operation.InWorkspace operation) {
        routes.add(method, WORKSPACE + path, inWorkspace(operation));
        return this;
    }

    private Operation inWorkspace(Operation.InWorkspace operation) {
        return call ->
                operation.answer(call, workspaces.find(call.variables().get(0)).orElseThrow(call::notFound));
    }
}
