package flexsim.emulator.events;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import java.util.List;

/** {@code /v1/Types} and {@code /v1/Schemas} of the Events API: what can be subscribed to. */
public final class StreamedTypeResource {
    private final long created;

    /** {@code created}: the date that all of it bears, in microseconds since the epoch. */
    public StreamedTypeResource(long created) {
        this.created = created;
    }

    public void addTo(Router routes) {
        routes.add("GET", "/v1/Types", this::list)
                .add("GET", "/v1/Types/{}", this::fetch)
                .add("GET", "/v1/Schemas/{}", this::fetchSchema)
                .add("GET", "/v1/Schemas/{}/Versions", this::listVersions)
                .add("GET", "/v1/Schemas/{}/Versions/{}", this::fetchVersion);
    }

    private Response list(Request request) {
        Listing<String> listing = request.read(
                in -> Listing.<String>of("types", in).where(in.text("SchemaId"), type -> StreamedTypes.SCHEMA));
        List<String> all = StreamedTypes.all().toList();
        return listing.respond(
                request,
                all,
                type -> new Position(List.of((long) all.indexOf(type)), type),
                (json, type) -> write(json, request, type));
    }

    private Response fetch(Request request) {
        request.readNothing();
        if (!StreamedTypes.contains(request.sid())) {
            throw request.notFound();
        }
        return Response.ok(json -> write(json, request, request.sid()));
    }

    private Response fetchSchema(Request request) {
        request.readNothing();
        check(request, request.sid());
        String url = schemaUrl(request);
        return Response.ok(json -> json.text("id", StreamedTypes.SCHEMA)
                .number("latest_version", StreamedTypes.LATEST_VERSION)
                .date("latest_version_date_created", created)
                .text("url", url)
                .object("links", links -> links.text("versions", url + "/Versions")));
    }

    private Response listVersions(Request request) {
        Listing<Integer> listing = request.read(in -> Listing.of("schema_versions", in));
        check(request, request.sid());
        return listing.respond(
                request,
                StreamedTypes.versions(),
                version -> new Position(List.of((long) version), StreamedTypes.SCHEMA),
                (json, version) -> writeVersion(json, request, version));
    }

    private Response fetchVersion(Request request) {
        request.readNothing();
        check(request, request.ownerSid());
        int version = StreamedTypes.versions().stream()
                .filter(known -> request.sid().equals(Integer.toString(known)))
                .findFirst()
                .orElseThrow(request::notFound);
        return Response.ok(json -> writeVersion(json, request, version));
    }

    private static void check(Request request, String schema) {
        if (!schema.equals(StreamedTypes.SCHEMA)) {
            throw request.notFound();
        }
    }

    private static String schemaUrl(Request request) {
        return request.baseUrl() + "/v1/Schemas/" + StreamedTypes.SCHEMA;
    }

    private void write(JsonObjectWriter json, Request request, String type) {
        String group = StreamedTypes.group(type);
        json.text("type", type)
                .text("schema_id", StreamedTypes.SCHEMA)
                .text("description", "TaskRouter event " + type.substring(type.indexOf("." + group + ".") + 1))
                .text("status", "available")
                .text("documentation_url", "https://www.twilio.com/docs/events/event-types/taskrouter/" + group)
                .date("date_created", created)
                .date("date_updated", created)
                .text("url", request.baseUrl() + "/v1/Types/" + type)
                .object("links", links -> links.text("schema", schemaUrl(request)));
    }

    private void writeVersion(JsonObjectWriter json, Request request, int version) {
        json.text("id", StreamedTypes.SCHEMA)
                .number("schema_version", version)
                .date("date_created", created)
                .text("url", schemaUrl(request) + "/Versions/" + version)
                .text("raw", StreamedTypes.schemaUrl(version) + ".json");
    }
}
