package flexsim.cli;

import flexsim.workspace.Workspace;

/** Opens the workspace that the account options name. */
final class WorkspaceConnection {
    private WorkspaceConnection() {}

    static Workspace open(AccountOptions.Account account) {
        throw new UnsupportedOperationException("being written: " + account);
    }
}
