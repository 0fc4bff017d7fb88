package flexsim.emulator.rest;

import flexsim.emulator.http.Response;

/** What one route below a workspace does. */
@FunctionalInterface
interface WorkspaceHandler {
    Response handle(WorkspaceRequest request);
}
