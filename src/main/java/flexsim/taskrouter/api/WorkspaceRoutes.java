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
        Routes routes = new Routes();
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
        below.addNotServed();
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

    private WorkspaceRoutes add(String method, String path, Operation.InWorkspace operation) {
        routes.add(
                method,
                WORKSPACE + path,
                call -> operation.answer(
                        call, workspaces.find(call.variables().get(0)).orElseThrow(call::notFound)));
        return this;
    }

    /** Operations that Twilio has: to say so is kinder than "not found". */
    private void addNotServed() {
        for (String owner : new String[] {"", "/TaskQueues/{}", "/Workflows/{}", "/Workers"}) {
            notServed("GET", owner + "/Statistics");
            notServed("GET", owner + "/RealTimeStatistics");
            notServed("GET", owner + "/CumulativeStatistics");
        }
        notServed("GET", "/TaskQueues/Statistics");
        notServed("POST", "/TaskQueues/RealTimeStatistics");
        notServed("GET", "/Workers/{}/Statistics");
        notServed("GET", "/Events");
        notServed("GET", "/Events/{}");
    }

    private void notServed(String method, String path) {
        add(method, path, (call, workspace) -> {
            throw ApiError.notServed(method + " " + Call.resource(call.path()));
        });
    }
}
