package flexsim.taskrouter.model;

import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Value;
import java.util.Locale;

/**
 * A target's reference to the one worker it is for: {@code known_worker_sid} or {@code known_worker_friendly_name}.
 * Source: Twilio, "Routing to a known agent".
 *
 * @param field what the task says of the worker
 * @param attribute where the task says it, below {@code task.}
 */
public record KnownWorker(Field field, Path attribute) {
    /** What of a worker is known. */
    public enum Field {
        SID,
        /** Whatever its case, since no two workers may differ in that alone. */
        FRIENDLY_NAME
    }

    /** The worker that a task asks for; an empty text, which is nobody, when the task says nothing or no text. */
    public record Named(Field field, String value) {
        public static Named sid(String sid) {
            return new Named(Field.SID, sid);
        }

        public static Named friendlyName(String name) {
            return new Named(Field.FRIENDLY_NAME, name.toLowerCase(Locale.ROOT));
        }
    }

    /** Whom a task with these attributes asks for. */
    public Named namedBy(Attributes task) {
        String text = attribute.in(task.value()) instanceof Value.Text said ? said.value() : "";
        return field == Field.SID ? Named.sid(text) : Named.friendlyName(text);
    }
}
