package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;

/** Whether what a command is about to change is still as the client has seen it. */
final class Precondition {
    private final WorkspaceRegistry directory;

    Precondition(WorkspaceRegistry directory) {
        this.directory = directory;
    }

    /** Refuses when it has changed since; an unknown SID is refused as such. */
    void require(Command.IfMatch condition) throws RefusedException {
        int version = version(condition.command());
        if (version != condition.version()) {
            throw RefusedException.changed(
                    "The resource is at version " + version + ", not at " + condition.version() + " as If-Match wants");
        }
    }

    private int version(Command command) throws RefusedException {
        if (command instanceof Command.UpdateTask c) {
            return directory.task(c.sid()).version;
        } else if (command instanceof Command.DeleteTask c) {
            return directory.task(c.sid()).version;
        } else if (command instanceof Command.UpdateWorker c) {
            return directory.worker(c.sid()).version;
        } else if (command instanceof Command.DeleteWorker c) {
            return directory.worker(c.sid()).version;
        } else if (command instanceof Command.UpdateReservation c) {
            return directory.reservation(c.sid()).version;
        } else if (command instanceof Command.Instruct c) {
            return directory.reservation(c.sid()).version;
        }
        throw new IllegalArgumentException(command.getClass().getName() + " has no version to match");
    }
}
