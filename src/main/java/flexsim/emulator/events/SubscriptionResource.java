package flexsim.emulator.events;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Listing;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Position;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/Subscriptions} of the Events API. Source: Twilio, "Subscription resource". */
public final class SubscriptionResource {

    private final EventStreams streams;

    public SubscriptionResource(EventStreams streams) {
        this.streams = streams;
    }

    public void addTo(Router routes) {
        String events = "/v1/Subscriptions/{}/SubscribedEvents";
        routes.add("GET", "/v1/Subscriptions", this::list)
                .add("POST", "/v1/Subscriptions", this::create)
                .add("GET", "/v1/Subscriptions/{}", this::fetch)
                .add("POST", "/v1/Subscriptions/{}", this::update)
                .add("DELETE", "/v1/Subscriptions/{}", this::delete)
                .add("GET", events, this::listEvents)
                .add("POST", events, this::addEvent)
                .add("GET", events + "/{}", this::fetchEvent)
                .add("POST", events + "/{}", this::updateEvent)
                .add("DELETE", events + "/{}", this::deleteEvent);
    }

    private Response list(Request request) {
        Listing<EventSubscription> listing = request.read(in -> Listing.<EventSubscription>of("subscriptions", in)
                .where(in.text("SinkSid"), EventSubscription::sinkSid));
        return listing.respond(
                request,
                streams.subscriptions(),
                subscription -> Position.created(subscription.created(), subscription.sid()),
                (json, subscription) -> write(json, request, subscription));
    }

    private record Creation(String description, String sinkSid, Map<String, Integer> types) {
        static Creation read(Parameters in) {
            String description = in.required("Description");
            String sinkSid = in.required("SinkSid");
            List<String> types = in.requiredList("Types");
            in.requireValid();
            return new Creation(description, sinkSid, versionsByType(types));
        }
    }

    private Response create(Request request) {
        Creation creation = request.read(Creation::read);
        EventSubscription made = streams.subscribe(creation.description(), creation.sinkSid(), creation.types());
        return Response.created(json -> write(json, request, made));
    }

    /** The service does not take an array in one parameter, but one object in each. */
    private static Map<String, Integer> versionsByType(List<String> texts) {
        Map<String, Integer> types = new LinkedHashMap<>();
        for (String text : texts) {
            JsonNode wanted = SinkConfiguration.object("Types", text);
            wanted.fieldNames().forEachRemaining(SubscriptionResource::checkKey);
            JsonNode version = wanted.path("schema_version");
            types.put(known(wanted.path("type").asText("")), version(Optional.of(version.asText(""))));
        }
        return types;
    }

    private static void checkKey(String key) {
        if (!key.equals("type") && !key.equals("schema_version")) {
            throw ApiError.invalid("Parameter Types has an unknown key '" + Parameters.shortened(key)
                    + "'; it has type and schema_version");
        }
    }

    private static String known(String type) {
        if (!StreamedTypes.contains(type)) {
            throw ApiError.invalid("Type '" + Parameters.shortened(type)
                    + "' not found in system; the local TaskRouter has those of com.twilio.taskrouter");
        }
        return type;
    }

    /** The latest when there is none. */
    private static int version(Optional<String> text) {
        String wanted = text.orElse("").strip();
        if (wanted.isEmpty()) {
            return StreamedTypes.LATEST_VERSION;
        }
        return StreamedTypes.versions().stream()
                .filter(version -> wanted.equals(Integer.toString(version)))
                .findFirst()
                .orElseThrow(() -> ApiError.invalid("The schema version must be a whole number from 1 to "
                        + StreamedTypes.LATEST_VERSION + ", found '" + Parameters.shortened(wanted) + "'"));
    }

    private Response fetch(Request request) {
        request.readNothing();
        EventSubscription subscription = subscription(request, request.sid());
        return Response.ok(json -> write(json, request, subscription));
    }

    private Response update(Request request) {
        Optional<String> description = request.read(in -> in.text("Description"));
        EventSubscription subscription = description.isPresent()
                ? streams.describeSubscription(request.sid(), description.get()).orElseThrow(request::notFound)
                : subscription(request, request.sid());
        return Response.ok(json -> write(json, request, subscription));
    }

    private Response delete(Request request) {
        request.readNothing();
        if (!streams.unsubscribe(request.sid())) {
            throw request.notFound();
        }
        return Response.deleted();
    }

    private Response listEvents(Request request) {
        Listing<String> listing = request.read(in -> Listing.of("types", in));
        EventSubscription subscription = subscription(request, request.sid());
        List<String> types = new ArrayList<>(subscription.types().keySet());
        return listing.respond(
                request,
                types,
                type -> new Position(List.of((long) types.indexOf(type)), type),
                (json, type) -> writeEvent(json, request, subscription, type));
    }

    private record StreamedType(String type, int version) {}

    private Response addEvent(Request request) {
        StreamedType wanted = request.read(in -> {
            Optional<String> version = in.text("SchemaVersion");
            String type = in.required("Type");
            in.requireValid();
            return new StreamedType(known(type), version(version));
        });
        String type = wanted.type();
        EventSubscription turned = turn(request, request.sid(), type, wanted.version());
        return Response.created(json -> writeEvent(json, request, turned, type));
    }

    private Response updateEvent(Request request) {
        Optional<String> version = request.read(in -> in.text("SchemaVersion"));
        event(request);
        EventSubscription turned = turn(request, request.ownerSid(), request.sid(), version(version));
        return Response.ok(json -> writeEvent(json, request, turned, request.sid()));
    }

    private EventSubscription turn(Request request, String sid, String type, int version) {
        return streams.changeTypes(sid, types -> types.put(type, version)).orElseThrow(request::notFound);
    }

    private Response fetchEvent(Request request) {
        request.readNothing();
        EventSubscription subscription = event(request);
        return Response.ok(json -> writeEvent(json, request, subscription, request.sid()));
    }

    private Response deleteEvent(Request request) {
        request.readNothing();
        event(request);
        streams.changeTypes(request.ownerSid(), types -> types.remove(request.sid()))
                .orElseThrow(request::notFound);
        return Response.deleted();
    }

    /** The subscription whose type the path names. */
    private EventSubscription event(Request request) {
        EventSubscription subscription = subscription(request, request.ownerSid());
        if (!subscription.types().containsKey(request.sid())) {
            throw request.notFound();
        }
        return subscription;
    }

    private EventSubscription subscription(Request request, String sid) {
        return streams.subscription(sid).orElseThrow(request::notFound);
    }

    private static String url(Request request, EventSubscription subscription) {
        return request.baseUrl() + "/v1/Subscriptions/" + subscription.sid();
    }

    private static void write(JsonObjectWriter json, Request request, EventSubscription subscription) {
        String url = url(request, subscription);
        json.text("sid", subscription.sid())
                .text("account_sid", request.accountSid())
                .text("description", subscription.description())
                .text("sink_sid", subscription.sinkSid())
                .date("date_created", subscription.created())
                .date("date_updated", subscription.updated())
                .text("url", url)
                .object("links", links -> links.text("subscribed_events", url + "/SubscribedEvents"));
    }

    private static void writeEvent(
            JsonObjectWriter json, Request request, EventSubscription subscription, String type) {
        json.text("account_sid", request.accountSid())
                .text("subscription_sid", subscription.sid())
                .text("type", type)
                .number("schema_version", subscription.types().get(type))
                .text("url", url(request, subscription) + "/SubscribedEvents/" + type);
    }
}
