package flexsim.emulator.workspace;

/**
 * The URLs of a workspace's resources, as the client sees them.
 *
 * @param baseUrl scheme and authority, without a slash at the end
 */
public record ResourceUrls(String baseUrl, String accountSid, String workspaceSid) {
    String workspaces() {
        return baseUrl + "/v1/Workspaces";
    }

    public String workspace() {
        return workspaces() + "/" + workspaceSid;
    }

    /** For instance {@code under("Workers", sid)}. */
    public String under(String... segments) {
        return workspace() + "/" + String.join("/", segments);
    }
}
