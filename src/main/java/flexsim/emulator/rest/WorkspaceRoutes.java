package flexsim.emulator.rest;

import flexsim.emulator.NotServed;
import flexsim.emulator.http.Handler;
import flexsim.emulator.http.Router;
import flexsim.emulator.voice.Account;
import flexsim.emulator.voice.CallResource;
import flexsim.emulator.voice.ConferenceResource;
import flexsim.emulator.workspace.Workspaces;

/** Adds routes below one workspace. */
public final class WorkspaceRoutes {
    private static final String WORKSPACE = "/v1/Workspaces/{}";

    private final Router routes;
    private final Workspaces workspaces;

    WorkspaceRoutes(Router routes, Workspaces workspaces) {
        this.routes = routes;
        this.workspaces = workspaces;
    }

    /** All that this version serves or knows of. */
    public static Router all(Workspaces workspaces, Account account) {
        Router routes = new Router(workspaces::durably);
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

    WorkspaceRoutes get(String path, Handler.InWorkspace operation) {
        return add("GET", path, operation);
    }

    WorkspaceRoutes post(String path, Handler.InWorkspace operation) {
        return add("POST", path, operation);
    }

    WorkspaceRoutes delete(String path, Handler.InWorkspace operation) {
        return add("DELETE", path, operation);
    }

    /** One whose parameters come as a JSON object. */
    WorkspaceRoutes postJson(String path, Handler.InWorkspace operation) {
        routes.add("POST", WORKSPACE + path, Handler.withJson(inWorkspace(operation)));
        return this;
    }

    private WorkspaceRoutes add(String method, String path, Handler.InWorkspace operation) {
        routes.add(method, WORKSPACE + path, inWorkspace(operation));
        return this;
    }

    private Handler inWorkspace(Handler.InWorkspace operation) {
        return call ->
                operation.answer(call, workspaces.find(call.variables().get(0)).orElseThrow(call::notFound));
    }
}
