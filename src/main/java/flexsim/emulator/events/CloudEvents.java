package flexsim.emulator.events;

import flexsim.emulator.http.Authentication;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.taskrouter.history.EventFields;
import flexsim.taskrouter.history.EventTypes;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.WorkspaceView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Events as sinks receive them: a JSON array of CloudEvents. Source: Twilio, "Event types: TaskRouter" and, for the
 * test event, "Event Streams webhook quickstart".
 */
final class CloudEvents {
    /** In which {@code worker_time_in_previous_activity_ms} appeared. */
    private static final int VERSION_WITH_MILLIS = 2;

    private static final Set<String> NUMBERS = Set.of(
            "task_age",
            "task_age_in_queue",
            "task_priority",
            "previous_task_priority",
            "task_version",
            "reservation_timeout",
            "reservation_version",
            "worker_version",
            "worker_time_in_previous_activity",
            "worker_time_in_previous_activity_ms",
            "worker_channel_available_capacity",
            "worker_channel_capacity",
            "worker_channel_previous_capacity",
            "worker_channel_task_count");
    private static final Set<String> FLAGS = Set.of(
            "activity_available", "task_ignore_capacity", "task_channel_optimized_routing", "worker_channel_available");

    private final String accountSid;

    CloudEvents(String accountSid) {
        this.accountSid = accountSid;
    }

    /** {@code versions}: of the schema, by the type's name in Event Streams; the latest where there is none. */
    byte[] batch(List<LoggedEvent> events, WorkspaceView workspace, Map<String, Integer> versions) {
        return JsonObjectWriter.array(events, (json, logged) -> {
            String type = StreamedTypes.named(logged.event().type());
            write(json, logged, workspace, versions.getOrDefault(type, StreamedTypes.LATEST_VERSION));
        });
    }

    private void write(JsonObjectWriter json, LoggedEvent logged, WorkspaceView workspace, int version) {
        String type = logged.event().type();
        String time = EventFields.iso(logged.event().at());
        json.text("specversion", "1.0")
                .text("type", StreamedTypes.named(type))
                .text("source", "/v1/Workspaces/" + workspace.sid())
                .text("id", logged.sid())
                .text("dataschema", StreamedTypes.schemaUrl(version))
                .text("datacontenttype", "application/json")
                .text("time", time)
                .object("data", data -> data.text("sid", logged.sid())
                        .text("name", name(type))
                        .text("account_sid", accountSid)
                        .text("account_friendly_name", Authentication.ACCOUNT_NAME)
                        .none("parent_account_sid")
                        .none("parent_friendly_name")
                        .text("timestamp", time)
                        .text("level", "INFO")
                        .text("group", EventTypes.group(type))
                        .text("product_name", "TaskRouter")
                        .text("publisher", "Flex Task Assignment")
                        .text("publisher_metadata", "{}")
                        .text("payload_type", "application/json")
                        .object("payload", payload -> payload(payload, logged, workspace, version)));
    }

    private void payload(JsonObjectWriter json, LoggedEvent logged, WorkspaceView workspace, int version) {
        EventFields.payload(logged, accountSid, workspace).forEach((name, value) -> {
            if (version < VERSION_WITH_MILLIS && name.equals("worker_time_in_previous_activity_ms")) {
                return;
            }
            if (NUMBERS.contains(name)) {
                json.number(name, Long.parseLong(value));
            } else if (FLAGS.contains(name)) {
                json.flag(name, Boolean.parseBoolean(value));
            } else {
                json.text(name, value);
            }
        });
    }

    /** For instance {@code ReservationCreated}. */
    private static String name(String type) {
        StringBuilder name = new StringBuilder(type.length());
        for (String word : type.split("[.-]")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    /** What a sink's test sends; {@code at} in microseconds since the epoch. */
    byte[] test(UUID testId, long at) {
        return JsonObjectWriter.array(List.of(testId), (json, id) -> json.text("specversion", "1.0")
                .text("type", "com.twilio.eventstreams.test-event")
                .text("source", "Sink")
                .text("id", accountSid)
                .text("dataschema", "https://events-schemas.twilio.com/EventStreams.TestSink/1.json")
                .text("datacontenttype", "application/json")
                .text("time", EventFields.iso(at))
                .object("data", data -> data.text("test_id", id.toString())));
    }
}
