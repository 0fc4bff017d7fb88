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

    private Response list(Request call) {
        Listing<EventSubscription> listing = call.read(in -> Listing.<EventSubscription>of("subscriptions", in)
                .where(in.text("SinkSid"), EventSubscription::sinkSid));
        return listing.respond(
                call,
                streams.subscriptions(),
                subscription -> Position.created(subscription.created(), subscription.sid()),
                (json, subscription) -> write(json, call, subscription));
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

    private Response create(Request call) {
        Creation creation = call.read(Creation::read);
        EventSubscription made = streams.subscribe(creation.description(), creation.sinkSid(), creation.types());
        return Response.created(json -> write(json, call, made));
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

    private Response fetch(Request call) {
        call.readNothing();
        EventSubscription subscription = subscription(call, call.sid());
        return Response.ok(json -> write(json, call, subscription));
    }

    private Response update(Request call) {
        Optional<String> description = call.read(in -> in.text("Description"));
        EventSubscription subscription = description.isPresent()
                ? streams.describeSubscription(call.sid(), description.get()).orElseThrow(call::notFound)
                : subscription(call, call.sid());
        return Response.ok(json -> write(json, call, subscription));
    }

    private Response delete(Request call) {
        call.readNothing();
        if (!streams.unsubscribe(call.sid())) {
            throw call.notFound();
        }
        return Response.deleted();
    }

    private Response listEvents(Request call) {
        Listing<String> listing = call.read(in -> Listing.of("types", in));
        EventSubscription subscription = subscription(call, call.sid());
        List<String> types = new ArrayList<>(subscription.types().keySet());
        return listing.respond(
                call,
                types,
                type -> new Position(List.of((long) types.indexOf(type)), type),
                (json, type) -> writeEvent(json, call, subscription, type));
    }

    private record StreamedType(String type, int version) {}

    private Response addEvent(Request call) {
        StreamedType wanted = call.read(in -> {
            Optional<String> version = in.text("SchemaVersion");
            String type = in.required("Type");
            in.requireValid();
            return new StreamedType(known(type), version(version));
        });
        String type = wanted.type();
        EventSubscription turned = turn(call, call.sid(), type, wanted.version());
        return Response.created(json -> writeEvent(json, call, turned, type));
    }

    private Response updateEvent(Request call) {
        Optional<String> version = call.read(in -> in.text("SchemaVersion"));
        event(call);
        EventSubscription turned = turn(call, call.ownerSid(), call.sid(), version(version));
        return Response.ok(json -> writeEvent(json, call, turned, call.sid()));
    }

    private EventSubscription turn(Request call, String sid, String type, int version) {
        return streams.changeTypes(sid, types -> types.put(type, version)).orElseThrow(call::notFound);
    }

    private Response fetchEvent(Request call) {
        call.readNothing();
        EventSubscription subscription = event(call);
        return Response.ok(json -> writeEvent(json, call, subscription, call.sid()));
    }

    private Response deleteEvent(Request call) {
        call.readNothing();
        event(call);
        streams.changeTypes(call.ownerSid(), types -> types.remove(call.sid())).orElseThrow(call::notFound);
        return Response.deleted();
    }

    /** The subscription whose type the path names. */
    private EventSubscription event(Request call) {
        EventSubscription subscription = subscription(call, call.ownerSid());
        if (!subscription.types().containsKey(call.sid())) {
            throw call.notFound();
        }
        return subscription;
    }

    private EventSubscription subscription(Request call, String sid) {
        return streams.subscription(sid).orElseThrow(call::notFound);
    }

    private static String url(Request call, EventSubscription subscription) {
        return call.baseUrl() + "/v1/Subscriptions/" + subscription.sid();
    }

    private static void write(JsonObjectWriter json, Request call, EventSubscription subscription) {
        String url = url(call, subscription);
        json.text("sid", subscription.sid())
                .text("account_sid", call.accountSid())
                .text("description", subscription.description())
                .text("sink_sid", subscription.sinkSid())
                .date("date_created", subscription.created())
                .date("date_updated", subscription.updated())
                .text("url", url)
                .object("links", links -> links.text("subscribed_events", url + "/SubscribedEvents"));
    }

    private static void writeEvent(JsonObjectWriter json, Request call, EventSubscription subscription, String type) {
        json.text("account_sid", call.accountSid())
                .text("subscription_sid", subscription.sid())
                .text("type", type)
                .number("schema_version", subscription.types().get(type))
                .text("url", url(call, subscription) + "/SubscribedEvents/" + type);
    }
}
