package flexsim.emulator.rest;

import flexsim.emulator.http.Response;

/** The handler of one route below a workspace. */
@FunctionalInterface
interface WorkspaceHandler {
    Response handle(WorkspaceRequest request);
}
