package flexsim.emulator.rest;

import flexsim.emulator.http.Handler;
import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.Workspaces;

/** Adds routes below one workspace to a router. */
final class WorkspaceRoutes {
    private static final String WORKSPACE = "/v1/Workspaces/{}";

    private final Router routes;
    private final Workspaces workspaces;

    WorkspaceRoutes(Router routes, Workspaces workspaces) {
        this.routes = routes;
        this.workspaces = workspaces;
    }

    WorkspaceRoutes get(String path, WorkspaceHandler operation) {
        return add("GET", path, operation);
    }

    WorkspaceRoutes post(String path, WorkspaceHandler operation) {
        return add("POST", path, operation);
    }

    WorkspaceRoutes delete(String path, WorkspaceHandler operation) {
        return add("DELETE", path, operation);
    }

    /** One whose parameters come as a JSON object. */
    WorkspaceRoutes postJson(String path, WorkspaceHandler operation) {
        routes.add("POST", WORKSPACE + path, Handler.withJson(inWorkspace(operation)));
        return this;
    }

    private WorkspaceRoutes add(String method, String path, WorkspaceHandler operation) {
        routes.add(method, WORKSPACE + path, inWorkspace(operation));
        return this;
    }

    private Handler inWorkspace(WorkspaceHandler operation) {
        return request -> operation.handle(new WorkspaceRequest(
                request, workspaces.find(request.variables().get(0)).orElseThrow(request::notFound)));
    }
}
