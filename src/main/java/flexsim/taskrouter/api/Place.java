package flexsim.taskrouter.api;

/**
 * Where resources are, as the client sees it.
 *
 * @param baseUrl scheme and authority, without a slash at the end
 */
record Place(String baseUrl, String accountSid, String workspaceSid) {
    String workspaces() {
        return baseUrl + "/v1/Workspaces";
    }

    String workspace() {
        return workspaces() + "/" + workspaceSid;
    }

    /** For instance {@code under("Workers", sid)}. */
    String under(String... segments) {
        return workspace() + "/" + String.join("/", segments);
    }
}
