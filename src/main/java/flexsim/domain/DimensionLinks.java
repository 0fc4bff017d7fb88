package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.Dimension.Effect;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.Influence;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what dimensions say about each other: parents, influences, attributes. */
final class DimensionLinks {
    private final Map<String, Dimension> dimensions;
    private final Map<String, String> paths;
    private final ValidationErrors errors;

    /** @param paths where each dimension stands in the file */
    DimensionLinks(Map<String, Dimension> dimensions, Map<String, String> paths, ValidationErrors errors) {
        this.dimensions = dimensions;
        this.paths = paths;
        this.errors = errors;
    }

    void check() {
        for (Dimension dimension : dimensions.values()) {
            checkParent(dimension);
            for (int i = 0; i < dimension.influences().size(); i++) {
                checkInfluence(dimension, dimension.influences().get(i), at(dimension, "influences[" + i + "].factor"));
            }
        }
        checkAttributes();
        checkCycles();
    }

    private String at(Dimension dimension, String rest) {
        return paths.get(dimension.name()) + "." + rest;
    }

    private void checkParent(Dimension child) {
        if (child.parent().isEmpty() || child.expr() == Expr.RANGE) {
            return;
        }
        Dimension parent = dimensions.get(child.parent().get());
        if (parent == null || parent.expr() != Expr.ENUM) {
            errors.add(
                    at(child, "parent"),
                    "must name an enum dimension, found '" + child.parent().get() + "'; there are "
                            + namesOf(Expr.ENUM));
        } else if (parent.entity() != child.entity()
                || parent.phase().compareTo(child.phase()) > 0
                || parent.valueCnt() > 1) {
            errors.add(
                    at(child, "parent"),
                    "must be a dimension with one value, of the same entity and the same or an earlier" + " phase; '"
                            + parent.name() + "' is not");
        } else if (!child.options().isEmpty()) {
            Set<String> expected = parent.options().values().stream()
                    .flatMap(List::stream)
                    .map(JsonNode::asText)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!expected.isEmpty() && !expected.equals(child.options().keySet())) {
                errors.add(
                        at(child, "options"),
                        "must have one list for each option of its parent " + parent.name() + ": "
                                + String.join(", ", expected) + "; found "
                                + String.join(", ", child.options().keySet()));
            }
        }
    }

    private String namesOf(Expr expr) {
        return dimensions.values().stream()
                .filter(d -> d.expr() == expr)
                .map(Dimension::name)
                .collect(Collectors.joining(", "));
    }

    private void checkInfluence(Dimension influenced, Influence influence, String at) {
        Dimension factor = dimensions.get(influence.factor());
        if (factor == null || factor.expr() != Expr.RANGE) {
            errors.add(
                    at,
                    "must name a range dimension, found '" + influence.factor() + "'; there are "
                            + namesOf(Expr.RANGE));
        } else if (!isKnownInTime(factor, influenced)) {
            errors.add(
                    at,
                    "must be known when " + influenced.name()
                            + " is drawn: of the same entity and the same or an earlier"
                            + " phase, or of the worker once the task is assigned; '" + factor.name() + "' is not");
        } else if (influence.effect() != Effect.SHIFT && factor.min() >= factor.max()) {
            errors.add(at, "has a range of one point, which cannot tell how far a value is from the middle");
        }
    }

    private static boolean isKnownInTime(Dimension factor, Dimension influenced) {
        if (factor.entity() == influenced.entity()) {
            return factor.phase().compareTo(influenced.phase()) <= 0;
        }
        return factor.entity() == Entity.WORKERS && influenced.phase().compareTo(Phase.ASSIGN) >= 0;
    }

    private void checkAttributes() {
        for (Dimension one : dimensions.values()) {
            if (one.isAttribute() && ReservedAttributes.contains(one.entity(), one.attrName())) {
                errors.add(
                        at(one, "attrName"),
                        "the attribute " + ReservedAttributes.first(one.attrName()) + " of "
                                + one.entity().name().toLowerCase(Locale.ROOT)
                                + " is written by flexsim itself; use another name");
            }
            for (Dimension other : dimensions.values()) {
                boolean both =
                        one != other && one.entity() == other.entity() && one.isAttribute() && other.isAttribute();
                if (both && (one.attrName() + ".").startsWith(other.attrName() + ".")) {
                    errors.add(
                            at(one, "attrName"),
                            "the attribute " + one.attrName() + " collides with that of " + other.name());
                }
            }
        }
    }

    private void checkCycles() {
        Set<String> reported = new HashSet<>();
        for (Dimension start : dimensions.values()) {
            Set<String> trail = new LinkedHashSet<>();
            if (!reported.contains(start.name()) && leadsBack(start.name(), start, trail, new HashSet<>())) {
                reported.addAll(trail);
                errors.add(
                        paths.get(start.name()),
                        "depends on itself: " + String.join(" → ", trail) + " → " + start.name());
            }
        }
    }

    /**
     * Whether parents and factors lead from {@code from} to {@code goal}; {@code trail} then holds the way.
     *
     * @param seen where it has been looked already: there may be a great many ways to the same dimension
     */
    private boolean leadsBack(String goal, Dimension from, Set<String> trail, Set<String> seen) {
        if (!seen.add(from.name())) {
            return false;
        }
        trail.add(from.name());
        Set<String> next = new LinkedHashSet<>();
        from.parent().ifPresent(next::add);
        from.influences().forEach(i -> next.add(i.factor()));
        for (String name : next) {
            if (name.equals(goal)) {
                return true;
            }
            if (dimensions.containsKey(name) && leadsBack(goal, dimensions.get(name), trail, seen)) {
                return true;
            }
        }
        trail.remove(from.name());
        return false;
    }
}
