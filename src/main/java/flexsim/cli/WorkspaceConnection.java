package flexsim.cli;

import flexsim.time.Micros;
import flexsim.time.Pause;
import flexsim.time.Scheduler;
import flexsim.twilio.Credentials;
import flexsim.twilio.TwilioWorkspace;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;

/** Opens the workspace that the account options name. */
final class WorkspaceConnection {
    /** At the start a person waits for an answer, so transient failures are not retried for long. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);

    private WorkspaceConnection() {}

    /**
     * A workspace that has answered once.
     *
     * @throws WorkspaceException when it does not answer, the credentials are refused or there is no such workspace
     */
    static Workspace open(AccountOptions.Account account, Scheduler clock) {
        Workspace workspace = new TwilioWorkspace(
                Credentials.of(account.accountSid(), account.authToken(), account.apiKey(), account.apiSecret()),
                account.workspaceSid(),
                account.baseUrl(),
                clock,
                Pause.wall());
        long end = clock.now() + Micros.of(FIRST_ANSWER);
        try {
            workspace.whileWanted(() -> clock.now() < end).friendlyName();
        } catch (WorkspaceException failure) {
            throw explained(failure, account);
        }
        return workspace;
    }

    private static WorkspaceException explained(WorkspaceException failure, AccountOptions.Account account) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                same(
                        failure,
                        "there is no workspace " + account.workspaceSid() + " in account " + account.accountSid()
                                + at(account) + ": check WRKSPC_SID");
            case UNAUTHORIZED ->
                same(
                        failure,
                        "account " + account.accountSid() + at(account)
                                + ": the credentials were refused: check ACCOUNT_SID and AUTH_TOKEN, or API_KEY and"
                                + " API_SECRET");
            case UNAVAILABLE, UNWANTED -> same(failure, unreachable(account, failure));
            case REFUSED -> failure;
        };
    }

    private static String unreachable(AccountOptions.Account account, WorkspaceException failure) {
        return account.baseUrl()
                .map(url -> url + " does not answer as a TaskRouter (" + failure.getMessage()
                        + "): is 'flexsim taskrouter' running there? See FLEXSIM_URL")
                .orElse("Twilio does not answer (" + failure.getMessage() + ")");
    }

    private static String at(AccountOptions.Account account) {
        return account.baseUrl().map(url -> " at " + url).orElse(" at Twilio");
    }

    private static WorkspaceException same(WorkspaceException failure, String message) {
        return new WorkspaceException(failure.kind(), failure.status(), failure.code(), message);
    }
}
