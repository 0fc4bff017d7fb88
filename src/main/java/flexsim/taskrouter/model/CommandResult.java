package flexsim.taskrouter.model;

import java.util.List;

/**
 * The result of a command.
 *
 * <p>Timers that were due before the command have fired in either case; their events come first.
 */
public sealed interface CommandResult {
    /** What happened, in order. */
    List<Event> events();

    /**
     * It was carried out.
     *
     * @param sid of the resource made or changed
     */
    record Done(String sid, List<Event> events) implements CommandResult {}

    /** It was not; its own effects are nil. */
    record Refused(Refusal refusal, List<Event> events) implements CommandResult {}
}
