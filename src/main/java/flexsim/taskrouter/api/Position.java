package flexsim.taskrouter.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Where an element stands in a list.
 *
 * @param keys by which the list is sorted, the first counts most, ascending
 * @param sid of the element; tells it from others of the same keys
 */
record Position(List<Long> keys, String sid) {
    /** By keys alone. */
    static final Comparator<Position> ORDER = Position::compareKeys;

    /** In order of creation. */
    static Position created(long micros, String sid) {
        return new Position(List.of(micros), sid);
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
