package flexsim.taskrouter.api;

import flexsim.taskrouter.api.Parameters.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/Sinks} of the Events API. Webhooks are the only sinks. Source: Twilio, "Sink resource". */
final class SinkResource {
    private static final Names CREATE = Names.of("Description", "SinkConfiguration", "SinkType");
    private static final Names LIST = Names.of("InUse", "Status").paged();
    private static final Map<String, Boolean> TYPES =
            Map.of("webhook", true, "kinesis", false, "segment", false, "email", false);
    private static final String ACTIVE = "active";
    private static final Map<String, String> STATUSES =
            Map.of("initialized", "initialized", "validating", "validating", ACTIVE, ACTIVE, "failed", "failed");

    private final EventStreams streams;

    SinkResource(EventStreams streams) {
        this.streams = streams;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/Sinks", this::list)
                .add("POST", "/v1/Sinks", this::create)
                .add("GET", "/v1/Sinks/{}", this::fetch)
                .add("POST", "/v1/Sinks/{}", this::update)
                .add("DELETE", "/v1/Sinks/{}", this::delete)
                .add("POST", "/v1/Sinks/{}/Test", this::test)
                .add("POST", "/v1/Sinks/{}/Validate", this::validate);
    }

    private Answer list(Call call) {
        Parameters parameters = call.only(LIST);
        Optional<Boolean> inUse = parameters.flag("InUse");
        boolean any = parameters.choice("Status", STATUSES).orElse(ACTIVE).equals(ACTIVE);
        List<EventSink> found = streams.sinks().stream()
                .filter(sink -> any)
                .filter(sink -> inUse.isEmpty() || inUse.get() == streams.inUse(sink))
                .toList();
        return Listing.answer(
                call,
                "sinks",
                found,
                sink -> Position.created(sink.created(), sink.sid()),
                (json, sink) -> write(json, call, sink));
    }

    private Answer create(Call call) {
        Parameters parameters = call.only(CREATE);
        String description = parameters.required("Description");
        String configuration = parameters.required("SinkConfiguration");
        parameters.required("SinkType");
        if (!parameters.choice("SinkType", TYPES).orElseThrow()) {
            throw ApiError.invalid("Parameter SinkType: only webhook is supported by the local TaskRouter");
        }
        SinkConfiguration webhook = SinkConfiguration.read(configuration);
        EventSink sink = streams.addSink(description, webhook.destination(), webhook.batched());
        return Answer.created(json -> write(json, call, sink));
    }

    private Answer fetch(Call call) {
        call.only(Names.of());
        EventSink sink = sink(call, call.sid());
        return Answer.ok(json -> write(json, call, sink));
    }

    private Answer update(Call call) {
        String description = call.only(Names.of("Description")).required("Description");
        EventSink sink = streams.describeSink(call.sid(), description).orElseThrow(call::notFound);
        return Answer.ok(json -> write(json, call, sink));
    }

    private Answer delete(Call call) {
        call.only(Names.of());
        if (!streams.deleteSink(call.sid())) {
            throw call.notFound();
        }
        return Answer.deleted();
    }

    private Answer test(Call call) {
        call.only(Names.of());
        streams.test(sink(call, call.sid()));
        return Answer.created(json -> json.text("result", "submitted"));
    }

    private Answer validate(Call call) {
        String testId = call.only(Names.of("TestId")).required("TestId");
        boolean valid = streams.tested(sink(call, call.sid()), testId);
        return Answer.created(json -> json.text("result", valid ? "valid" : "invalid"));
    }

    private EventSink sink(Call call, String sid) {
        return streams.sink(sid).orElseThrow(call::notFound);
    }

    private static void write(JsonText json, Call call, EventSink sink) {
        String url = call.baseUrl() + "/v1/Sinks/" + sink.sid();
        json.text("sid", sink.sid())
                .text("description", sink.description())
                .object("sink_configuration", webhook -> webhook.text("destination", sink.destination())
                        .text("method", "POST")
                        .flag("batch_events", sink.batched()))
                .text("sink_type", "webhook")
                .text("status", ACTIVE)
                .date("date_created", sink.created())
                .date("date_updated", sink.updated())
                .text("url", url)
                .object("links", links -> links.text("sink_test", url + "/Test")
                        .text("sink_validate", url + "/Validate"));
    }
}
