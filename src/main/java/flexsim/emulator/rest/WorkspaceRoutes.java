package flexsim.emulator.rest;

import flexsim.emulator.http.Handler;
import flexsim.emulator.http.Router;
import flexsim.emulator.workspace.Workspaces;

/** The routes below one workspace. */
final class WorkspaceRoutes {
    private static final String WORKSPACE = "/v1/Workspaces/{}";

    private final Router routes;
    private final Workspaces workspaces;

    WorkspaceRoutes(Router routes, Workspaces workspaces) {
        this.routes = routes;
        this.workspaces = workspaces;
    }

    WorkspaceRoutes get(String path, WorkspaceHandler handler) {
        return add("GET", path, handler);
    }

    WorkspaceRoutes post(String path, WorkspaceHandler handler) {
        return add("POST", path, handler);
    }

    WorkspaceRoutes delete(String path, WorkspaceHandler handler) {
        return add("DELETE", path, handler);
    }

    /** One whose parameters come as a JSON object. */
    WorkspaceRoutes postJson(String path, WorkspaceHandler handler) {
        routes.add("POST", WORKSPACE + path, Handler.withJson(inWorkspace(handler)));
        return this;
    }

    private WorkspaceRoutes add(String method, String path, WorkspaceHandler handler) {
        routes.add(method, WORKSPACE + path, inWorkspace(handler));
        return this;
    }

    private Handler inWorkspace(WorkspaceHandler handler) {
        return request -> handler.handle(new WorkspaceRequest(
                request, workspaces.find(request.variables().get(0)).orElseThrow(request::notFound)));
    }
}
