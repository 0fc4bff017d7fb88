package flexsim.taskrouter;

import flexsim.taskrouter.model.Command;
import java.util.HashMap;
import java.util.Map;

/**
 * The handler of each kind of command, and for some kinds the version of what they change. Each group of commands
 * enters its own.
 */
final class CommandHandlers {
    /** Carries commands of one kind out. */
    interface Handler<C extends Command> {
        /** Returns the SID of what was made or changed. */
        String handle(C command) throws RefusedException;
    }

    /** Finds the version of what a command of one kind changes. */
    interface Version<C extends Command> {
        int of(C command) throws RefusedException;
    }

    private record Entry<C extends Command>(Handler<C> handler, Version<C> version) {}

    private final Map<Class<? extends Command>, Entry<? extends Command>> entries = new HashMap<>();

    CommandHandlers() {
        on(Command.IfMatch.class, this::handleIfUnchanged);
    }

    /** Enters the handler of commands that are carried out whatever the version of what they change. */
    <C extends Command> void on(Class<C> kind, Handler<C> handler) {
        on(kind, handler, command -> {
            throw new IllegalArgumentException(kind.getName() + " has no version to match");
        });
    }

    <C extends Command> void on(Class<C> kind, Handler<C> handler, Version<C> version) {
        entries.put(kind, new Entry<>(handler, version));
    }

    /** Carries {@code command} out and returns the SID of what was made or changed. */
    String handle(Command command) throws RefusedException {
        return entry(command).handler().handle(command);
    }

    /** Refuses when what the command changes has changed since; an unknown SID is refused as such. */
    private String handleIfUnchanged(Command.IfMatch condition) throws RefusedException {
        Command command = condition.command();
        int version = entry(command).version().of(command);
        if (version != condition.version()) {
            throw RefusedException.changed(
                    "The resource is at version " + version + ", not at " + condition.version() + " as If-Match wants");
        }
        return handle(command);
    }

    /** Every entry is of the class that it is found by. */
    @SuppressWarnings("unchecked")
    private Entry<Command> entry(Command command) {
        Entry<? extends Command> entry = entries.get(command.getClass());
        if (entry == null) {
            throw new IllegalArgumentException(command.getClass().getName());
        }
        return (Entry<Command>) entry;
    }
}
