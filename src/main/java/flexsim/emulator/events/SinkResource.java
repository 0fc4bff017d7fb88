package flexsim.emulator.events;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /v1/Sinks} of the Events API. Webhooks are the only sinks. Source: Twilio, "Sink resource". */
public final class SinkResource {
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

    private Response list(Request request) {
        Listing<EventSink> listing = request.read(in -> {
            boolean any = in.choice("Status", STATUSES).orElse(ACTIVE).equals(ACTIVE);
            return Listing.<EventSink>of("sinks", in)
                    .where(in.flag("InUse"), streams::inUse)
                    .where(sink -> any);
        });
        return listing.respond(
                request,
                streams.sinks(),
                sink -> Position.created(sink.created(), sink.sid()),
                (json, sink) -> write(json, request, sink));
    }

    private Response create(Request request) {
        EventSink sink = request.read(this::readCreation).get();
        return Response.created(json -> write(json, request, sink));
    }

    /** What makes the sink once nothing is wrong. */
    private Supplier<EventSink> readCreation(Parameters in) {
        String description = in.required("Description");
        String configuration = in.required("SinkConfiguration");
        in.required("SinkType");
        if (!in.choice("SinkType", TYPES).orElse(true)) {
            in.refuse("Parameter SinkType: only webhook is supported by the local TaskRouter");
        }
        in.requireValid();
        SinkConfiguration webhook = SinkConfiguration.read(configuration);
        return () -> streams.addSink(description, webhook.destination(), webhook.batched());
    }

    private Response fetch(Request request) {
        request.readNothing();
        EventSink sink = sink(request, request.sid());
        return Response.ok(json -> write(json, request, sink));
    }

    private Response update(Request request) {
        String description = request.read(in -> in.required("Description"));
        EventSink sink = streams.describeSink(request.sid(), description).orElseThrow(request::notFound);
        return Response.ok(json -> write(json, request, sink));
    }

    private Response delete(Request request) {
        request.readNothing();
        if (!streams.deleteSink(request.sid())) {
            throw request.notFound();
        }
        return Response.deleted();
    }

    private Response test(Request request) {
        request.readNothing();
        streams.test(sink(request, request.sid()));
        return Response.created(json -> json.text("result", "submitted"));
    }

    private Response validate(Request request) {
        String testId = request.read(in -> in.required("TestId"));
        boolean valid = streams.tested(sink(request, request.sid()), testId);
        return Response.created(json -> json.text("result", valid ? "valid" : "invalid"));
    }

    private EventSink sink(Request request, String sid) {
        return streams.sink(sid).orElseThrow(request::notFound);
    }

    private static void write(JsonObjectWriter json, Request request, EventSink sink) {
        String url = request.baseUrl() + "/v1/Sinks/" + sink.sid();
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
