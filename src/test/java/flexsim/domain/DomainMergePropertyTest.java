package flexsim.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DomainMergePropertyTest {
    private static final Set<String> STANDARD = Set.copyOf(StandardDimensions.NAMES);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_empty_domain_gives_the_defaults(@ForAll("descriptions") ObjectNode defaults) {
        assertEquals(defaults, DomainMerge.domain(defaults, JsonNodeFactory.instance.objectNode(), STANDARD));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merging_again_changes_nothing(
            @ForAll("descriptions") ObjectNode defaults, @ForAll("descriptions") ObjectNode domain) {
        ObjectNode once = DomainMerge.domain(defaults, domain, STANDARD);
        assertEquals(once, DomainMerge.domain(once, domain, STANDARD));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_the_domain_states_is_what_there_is(
            @ForAll("descriptions") ObjectNode defaults, @ForAll("descriptions") ObjectNode domain) {
        assertStated(domain, DomainMerge.domain(defaults, domain, STANDARD));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void the_order_of_keys_means_nothing(
            @ForAll("descriptions") ObjectNode defaults, @ForAll("descriptions") ObjectNode domain) {
        assertEquals(
                DomainMerge.domain(defaults, domain, STANDARD),
                DomainMerge.domain(defaults, reversed(domain), STANDARD));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void neither_side_is_changed(
            @ForAll("descriptions") ObjectNode defaults, @ForAll("descriptions") ObjectNode domain) {
        ObjectNode defaultsBefore = defaults.deepCopy();
        ObjectNode domainBefore = domain.deepCopy();
        DomainMerge.domain(defaults, domain, STANDARD);
        assertEquals(List.of(defaultsBefore, domainBefore), List.of(defaults, domain));
    }

    private static void assertStated(JsonNode stated, JsonNode merged) {
        for (Map.Entry<String, JsonNode> field : stated.properties()) {
            JsonNode there = merged.path(field.getKey());
            if (field.getValue().isObject()) {
                assertStated(field.getValue(), there);
            } else {
                assertEquals(field.getValue(), there);
            }
        }
    }

    private static ObjectNode reversed(ObjectNode node) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
        Collections.reverse(fields);
        ObjectNode reversed = JsonNodeFactory.instance.objectNode();
        fields.forEach(f ->
                reversed.set(f.getKey(), f.getValue() instanceof ObjectNode inner ? reversed(inner) : f.getValue()));
        return reversed;
    }

    @Provide
    Arbitrary<ObjectNode> descriptions() {
        Arbitrary<ObjectNode> dimensions =
                objects(List.of("talkTime", "channel", "activity", "topic", "skills", "mood"), dimension());
        return objects(List.of("brand", "agentCnt", "realVoice"), scalar())
                .flatMap(top -> dimensions.map(inner -> {
                    ObjectNode description = top.deepCopy();
                    description.set("dimensions", inner);
                    return description;
                }));
    }

    private static Arbitrary<JsonNode> dimension() {
        Arbitrary<ObjectNode> lists = objects(List.of("all", "a", "b"), scalar());
        Arbitrary<ObjectNode> plain =
                objects(List.of("min", "max", "mean", "cv", "entity", "curve", "parent"), scalar());
        return plain.flatMap(fields -> lists.flatMap(options -> lists.map(params -> {
            ObjectNode dimension = fields.deepCopy();
            if (!options.isEmpty()) {
                dimension.set("options", options);
            }
            if (!params.isEmpty()) {
                dimension.set("optionParams", params);
            }
            return dimension;
        })));
    }

    private static Arbitrary<JsonNode> scalar() {
        return Arbitraries.of("bell", "gamma", "x", "y", "7").map(JsonNodeFactory.instance::textNode);
    }

    private static Arbitrary<ObjectNode> objects(List<String> keys, Arbitrary<JsonNode> values) {
        return Arbitraries.maps(Arbitraries.of(keys), values)
                .ofMaxSize(keys.size())
                .map(map -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    map.forEach(object::set);
                    return object;
                });
    }
}
