package flexsim.emulator.events;

import flexsim.taskrouter.history.EventTypes;
import java.util.List;
import java.util.stream.Stream;

/** The types of events as Event Streams names them; all have one schema. Source: Twilio, "Event types: TaskRouter". */
final class StreamedTypes {
    static final String SCHEMA = "TaskRouter.WDSEvent";
    static final int LATEST_VERSION = 4;
    private static final String PREFIX = "com.twilio.taskrouter.";

    private StreamedTypes() {}

    /** {@code type} as TaskRouter names it. */
    static String named(String type) {
        return PREFIX + type;
    }

    static Stream<String> all() {
        return EventTypes.ALL.stream().map(StreamedTypes::named);
    }

    static boolean contains(String name) {
        return name.startsWith(PREFIX) && EventTypes.ALL.contains(name.substring(PREFIX.length()));
    }

    /** For instance {@code task-queue}. */
    static String group(String name) {
        return EventTypes.group(name.substring(PREFIX.length()));
    }

    static List<Integer> versions() {
        return Stream.iterate(1, version -> version <= LATEST_VERSION, version -> version + 1)
                .toList();
    }

    /** {@code version} of the schema. */
    static String schemaUrl(int version) {
        return "https://events-schemas.twilio.com/" + SCHEMA + "/" + version;
    }
}
