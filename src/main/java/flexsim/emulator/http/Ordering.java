package flexsim.emulator.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The order of a list: parameter {@code Ordering}, for instance {@code Priority:desc,DateCreated:asc}.
 *
 * @param fields by which it is sorted, the first counts most
 * @param position an element's place in the list; sorting by it is ascending in either direction
 */
public record Ordering<V>(Set<String> fields, Function<V, Position> position) {
    private static final Set<String> DIRECTIONS = Set.of("asc", "desc");

    /** The order that the request asks for, by creation unless it does; {@code fields}: those to sort by. */
    public static <V> Ordering<V> read(
            Parameters parameters, Map<String, ToLongFunction<V>> fields, Function<V, String> sid) {
        return parameters
                .parsed("Ordering", text -> parse(text, fields, sid))
                .orElseGet(() -> parse("DateCreated:asc", fields, sid));
    }

    private static <V> Ordering<V> parse(String text, Map<String, ToLongFunction<V>> fields, Function<V, String> sid) {
        List<ToLongFunction<V>> keys = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String clause : text.split(",", -1)) {
            String[] parts = clause.strip().split(":", -1);
            ToLongFunction<V> field = fields.get(parts[0]);
            String direction = parts.length == 2 ? parts[1].toLowerCase(Locale.ROOT) : "";
            if (field == null || !DIRECTIONS.contains(direction) || !seen.add(parts[0])) {
                throw wrong("each field at most once, as Field:asc or Field:desc with one of "
                        + String.join(", ", fields.keySet().stream().sorted().toList()));
            }
            keys.add(direction.equals("asc") ? field : view -> -field.applyAsLong(view));
        }
        return new Ordering<>(
                seen,
                view -> new Position(
                        keys.stream().map(key -> key.applyAsLong(view)).toList(), sid.apply(view)));
    }

    private static ApiError wrong(String rule) {
        return ApiError.invalid("Invalid Parameter Ordering: " + rule);
    }
}
