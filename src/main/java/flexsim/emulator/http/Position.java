package flexsim.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The position of an element in a list.
 *
 * @param keys by which the list is sorted, the first counts most, ascending
 * @param sid of the element; distinguishes it from others of the same keys
 */
public record Position(List<Long> keys, String sid) {
    /** By keys alone. */
    public static final Comparator<Position> ORDER = Position::compareKeys;

    /** In order of creation. */
    public static Position created(long micros, String sid) {
        return new Position(List.of(micros), sid);
    }

    /** {@code elements} in the order of their positions when the keys are their negated times of creation. */
    public static <T> List<T> newestFirst(List<T> elements, ToLongFunction<T> created, Function<T, String> sid) {
        return elements.stream()
                .sorted(Comparator.comparing(
                        element -> created(-created.applyAsLong(element), sid.apply(element)), ORDER))
                .toList();
    }

    private static int compareKeys(Position one, Position other) {
        for (int i = 0; i < Math.min(one.keys.size(), other.keys.size()); i++) {
            int byKey = Long.compare(one.keys.get(i), other.keys.get(i));
            if (byKey != 0) {
                return byKey;
            }
        }
        return Integer.compare(one.keys.size(), other.keys.size());
    }

    String encoded() {
        List<String> parts = new ArrayList<>();
        parts.add(sid);
        keys.forEach(key -> parts.add(Long.toString(key)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(",", parts).getBytes(StandardCharsets.US_ASCII));
    }

    /** The inverse of {@link #encoded()}; throws IllegalArgumentException when {@code text} is none. */
    static Position decoded(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(",", -1);
        List<Long> keys = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            keys.add(Long.parseLong(parts[i]));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no keys");
        }
        return new Position(List.copyOf(keys), parts[0]);
    }
}
