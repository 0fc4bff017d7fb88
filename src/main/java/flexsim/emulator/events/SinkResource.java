package flexsim.emulator.events;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Parameters.Names;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/Sinks} of the Events API. Webhooks are the only sinks. Source: Twilio, "Sink resource". */
public final class SinkResource {
    private static final Names CREATE = Names.of("Description", "SinkConfiguration", "SinkType");
    private static final Names LIST = Names.of("InUse", "Status").paged();
    private static final Map<String, Boolean> TYPES =
            Map.of("webhook", true, "kinesis", false, "segment", false, "email", false);
    private static final String ACTIVE = "active";
    private static final Map<String, String> STATUSES =
            Map.of("initialized", "initialized", "validating", "validating", ACTIVE, ACTIVE, "failed", "failed");

    private final EventStreams streams;

    public SinkResource(EventStreams streams) {
        this.streams = streams;
    }

    public void addTo(Router routes) {
        routes.add("GET", "/v1/Sinks", this::list)
                .add("POST", "/v1/Sinks", this::create)
                .add("GET", "/v1/Sinks/{}", this::fetch)
                .add("POST", "/v1/Sinks/{}", this::update)
                .add("DELETE", "/v1/Sinks/{}", this::delete)
                .add("POST", "/v1/Sinks/{}/Test", this::test)
                .add("POST", "/v1/Sinks/{}/Validate", this::validate);
    }

    private Response list(Request call) {
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

    private Response create(Request call) {
        Parameters parameters = call.only(CREATE);
        String description = parameters.required("Description");
        String configuration = parameters.required("SinkConfiguration");
        parameters.required("SinkType");
        if (!parameters.choice("SinkType", TYPES).orElseThrow()) {
            throw ApiError.invalid("Parameter SinkType: only webhook is supported by the local TaskRouter");
        }
        SinkConfiguration webhook = SinkConfiguration.read(configuration);
        EventSink sink = streams.addSink(description, webhook.destination(), webhook.batched());
        return Response.created(json -> write(json, call, sink));
    }

    private Response fetch(Request call) {
        call.only(Names.of());
        EventSink sink = sink(call, call.sid());
        return Response.ok(json -> write(json, call, sink));
    }

    private Response update(Request call) {
        String description = call.only(Names.of("Description")).required("Description");
        EventSink sink = streams.describeSink(call.sid(), description).orElseThrow(call::notFound);
        return Response.ok(json -> write(json, call, sink));
    }

    private Response delete(Request call) {
        call.only(Names.of());
        if (!streams.deleteSink(call.sid())) {
            throw call.notFound();
        }
        return Response.deleted();
    }

    private Response test(Request call) {
        call.only(Names.of());
        streams.test(sink(call, call.sid()));
        return Response.created(json -> json.text("result", "submitted"));
    }

    private Response validate(Request call) {
        String testId = call.only(Names.of("TestId")).required("TestId");
        boolean valid = streams.tested(sink(call, call.sid()), testId);
        return Response.created(json -> json.text("result", valid ? "valid" : "invalid"));
    }

    private EventSink sink(Request call, String sid) {
        return streams.sink(sid).orElseThrow(call::notFound);
    }

    private static void write(JsonObjectWriter json, Request call, EventSink sink) {
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
