package flexsim.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Brand;
import flexsim.config.Metadata;
import flexsim.domain.Center;
import flexsim.domain.Dimension;
import flexsim.domain.InputException;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Draws the customers of a run from (seed, index): the same two give the same customer, byte for byte, on every
 * machine, in whatever order customers are drawn. Immutable and thread-safe.
 */
public final class CustomerDraw implements LongFunction<Customer> {
    /** TaskRouter's limit of a task's attributes, in characters. */
    public static final int LONGEST_ATTRIBUTES = 4096;

    private static final String FILE = "metadata.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double LONGEST_SECONDS = 86_400.0 * 365;

    private final Metadata metadata;
    private final ArrivalValues values;
    private final CustomerNames names;
    private final String accountSid;
    private final InteractionIds ids;
    private final Balking balking;
    private final long seed;

    /** The values of a task's dimensions when its customer arrives. */
    public interface ArrivalValues {
        /** The values by dimension name for the task {@code ixnId}. */
        Map<String, JsonNode> draw(String ixnId);

        /** Writes those that are attributes into {@code target}. */
        void putAttributes(Map<String, JsonNode> values, ObjectNode target);
    }

    public CustomerDraw(Metadata metadata, ArrivalValues values, CustomerNames names, String accountSid, long seed) {
        this.metadata = metadata;
        this.values = values;
        this.names = names;
        this.accountSid = accountSid;
        this.ids = new InteractionIds(seed);
        this.balking = new Balking(seed, metadata.scenario().balkPortion());
        this.seed = seed;
    }

    /**
     * Customer number {@code index}, 0 or more.
     *
     * @throws InputException when the configuration cannot make a customer, or one whose attributes are too long
     */
    @Override
    public Customer apply(long index) {
        String ixnId = ids.text(index);
        Map<String, JsonNode> drawn = values.draw(ixnId);
        String channel =
                Optional.ofNullable(drawn.get("channel")).map(JsonNode::asText).orElseThrow(() -> missing("channel"));
        String name = names.fullName(index);
        ObjectNode attributes = attributes(ixnId, name, phone(index), address(channel));
        values.putAttributes(drawn, attributes);
        return new Customer(
                index,
                ixnId,
                name,
                channel,
                text(attributes),
                seconds(drawn, "arrivalGap"),
                seconds(drawn, "abandonTime"),
                balking.balks(index));
    }

    private String phone(long index) {
        RandomStream stream = RandomStream.of(seed, "phone", index);
        StringBuilder phone = new StringBuilder();
        for (char c : metadata.customers().phoneFormat().toCharArray()) {
            phone.append(c == '#' ? (char) ('0' + stream.nextInt(10)) : c);
        }
        return phone.toString();
    }

    /** Where the customer reaches the centre: the channel's address, else the centre's phone. */
    private String address(String channel) {
        return metadata.dimension("channel")
                .flatMap(dimension -> address(dimension, channel))
                .orElse(metadata.center().agentsPhone());
    }

    private static Optional<String> address(Dimension channels, String channel) {
        for (Map.Entry<String, List<JsonNode>> options : channels.options().entrySet()) {
            List<Dimension.OptionParams> params = channels.optionParams().getOrDefault(options.getKey(), List.of());
            for (int i = 0; i < Math.min(options.getValue().size(), params.size()); i++) {
                if (options.getValue().get(i).asText().equals(channel)
                        && params.get(i).address().isPresent()) {
                    return params.get(i).address();
                }
            }
        }
        return Optional.empty();
    }

    private ObjectNode attributes(String ixnId, String name, String phone, String address) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put(Brand.ATTRIBUTE, metadata.brand());
        attributes.put("ixnId", ixnId);
        attributes.put("name", name);
        attributes.put("account_sid", accountSid);
        attributes.put("direction", "inbound");
        putCustomerSide(attributes, "caller", phone);
        putCustomerSide(attributes, "from", phone);
        putCenterSide(attributes, "called", address);
        putCenterSide(attributes, "to", address);
        attributes.putObject("customers").put("name", name);
        return attributes;
    }

    /** Customers live where the centre is when they live in its country; of others only the country is known. */
    private void putCustomerSide(ObjectNode attributes, String side, String phone) {
        Center center = metadata.center();
        String country = metadata.customers().country();
        boolean local = country.equals(center.country());
        put(
                attributes,
                side,
                phone,
                country,
                local ? center.state() : "",
                local ? center.city() : "",
                local ? center.zip() : "");
    }

    private void putCenterSide(ObjectNode attributes, String side, String address) {
        Center center = metadata.center();
        put(attributes, side, address, center.country(), center.state(), center.city(), center.zip());
    }

    private static void put(
            ObjectNode attributes, String side, String number, String country, String state, String city, String zip) {
        attributes.put(side, number);
        attributes.put(side + "_country", country);
        attributes.put(side + "_state", state);
        attributes.put(side + "_city", city);
        attributes.put(side + "_zip", zip);
    }

    private static String text(ObjectNode attributes) {
        try {
            String text = JSON.writeValueAsString(attributes);
            if (text.length() > LONGEST_ATTRIBUTES) {
                throw new InputException(
                        FILE,
                        "$.dimensions",
                        "a task's attributes would have " + text.length() + " characters; TaskRouter takes "
                                + LONGEST_ATTRIBUTES + ": use fewer or shorter attributes");
            }
            return text;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree could not be written", impossible);
        }
    }

    private static Duration seconds(Map<String, JsonNode> drawn, String dimension) {
        JsonNode value = Optional.ofNullable(drawn.get(dimension)).orElseThrow(() -> missing(dimension));
        double seconds = Math.min(LONGEST_SECONDS, Math.max(0, value.asDouble()));
        return Duration.ofNanos(Micros.ofSeconds(seconds) * 1_000);
    }

    private static InputException missing(String dimension) {
        return new InputException(
                FILE,
                "$.dimensions",
                "has no '" + dimension
                        + "' that is drawn at arrival (entity tasks, phase arrive): run 'flexsim genconfig' again");
    }
}
