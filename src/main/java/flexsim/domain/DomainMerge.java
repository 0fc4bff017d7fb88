package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lays a domain description over the defaults. Neither is changed. */
final class DomainMerge {
    private static final List<String> CURVE_PARAMETERS = List.of("min", "max", "mean", "cv", "shape");

    private DomainMerge() {}

    /** Objects are merged key by key; anything else in {@code domain} replaces what is in {@code defaults}. */
    static ObjectNode deep(ObjectNode defaults, ObjectNode domain) {
        ObjectNode merged = defaults.deepCopy();
        for (Map.Entry<String, JsonNode> entry : domain.properties()) {
            JsonNode below = merged.path(entry.getKey());
            boolean objects = below.isObject() && entry.getValue().isObject();
            merged.set(
                    entry.getKey(),
                    objects
                            ? deep((ObjectNode) below, (ObjectNode) entry.getValue())
                            : entry.getValue().deepCopy());
        }
        return merged;
    }

    /**
     * The deep merge with the rules of the format: a domain with a dimension of its own drops the defaults' custom ones, and
     * a dimension that states its options or a curve of ours does not inherit what belonged to the others.
     */
    static ObjectNode domain(ObjectNode defaults, ObjectNode domain, Set<String> standard) {
        ObjectNode base = defaults.deepCopy();
        if (domain.path("dimensions") instanceof ObjectNode stated
                && base.get("dimensions") instanceof ObjectNode kept) {
            if (stated.properties().stream().anyMatch(d -> !standard.contains(d.getKey()))) {
                Set<String> staying = new HashSet<>(standard);
                stated.fieldNames().forEachRemaining(staying::add);
                kept.retain(staying);
            }
            for (Map.Entry<String, JsonNode> dimension : stated.properties()) {
                if (kept.get(dimension.getKey()) instanceof ObjectNode old) {
                    giveWay(old, dimension.getValue());
                }
            }
        }
        return deep(base, domain);
    }

    private static void giveWay(ObjectNode old, JsonNode stated) {
        if (stated.has("options") || stated.has("parent")) {
            old.remove(List.of("options", "optionParams"));
        }
        if (stated.has("optionParams")) {
            old.remove("optionParams");
        }
        if (isOurs(stated.path("curve").asText())) {
            old.remove(CURVE_PARAMETERS);
        }
    }

    private static boolean isOurs(String curve) {
        return DimensionReader.OUR_CURVES.contains(curve.toLowerCase(Locale.ROOT));
    }
}
