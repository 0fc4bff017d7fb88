package flexsim.twilio;

import flexsim.workspace.WorkspaceException;
import flexsim.workspace.WorkspaceException.Kind;

/** The messages for the service's refusals, in one line: what, why and what to do. */
final class ErrorMessages {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String workspaceSid;

    ErrorMessages(String workspaceSid) {
        this.workspaceSid = workspaceSid;
    }

    WorkspaceException explain(String what, ClientError refused) {
        return new WorkspaceException(
                kind(refused.status()), refused.status(), refused.code(), what + ": " + why(refused));
    }

    private static Kind kind(int status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> Kind.UNAUTHORIZED;
            case NOT_FOUND -> Kind.NOT_FOUND;
            default -> Kind.REFUSED;
        };
    }

    private String why(ClientError refused) {
        return switch (refused.status()) {
            case UNAUTHORIZED, FORBIDDEN ->
                "the credentials were refused (HTTP " + refused.status()
                        + "): check ACCOUNT_SID and AUTH_TOKEN, or API_KEY and API_SECRET";
            case NOT_FOUND ->
                refused.getMessage() + " (HTTP 404): check WRKSPC_SID " + workspaceSid + " if it should be there";
            default -> refused.getMessage() + " (HTTP " + refused.status() + ", code " + refused.code() + ")";
        };
    }
}
