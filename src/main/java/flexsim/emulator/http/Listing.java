package flexsim.emulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One page of a list. A page token names the element after which (or before which) the page begins, not a number: while
 * a client walks through the pages, elements may come and go, and none that stays is skipped.
 */
public final class Listing {
    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 1_000;
    private static final String AFTER = "PA";
    private static final String BEFORE = "PB";
    private static final Set<String> PAGING = Set.of("PageSize", "Page", "PageToken");

    private final Request call;
    private final int size;
    private final int number;
    private final Optional<String> token;

    private Listing(Request call) {
        this.call = call;
        this.size = call.parameters().integer("PageSize", 1, MAX_SIZE).orElse(DEFAULT_SIZE);
        this.number =
                call.parameters().integer("Page", 0, Integer.MAX_VALUE - 1).orElse(0);
        this.token = call.parameters().text("PageToken");
    }

    /**
     * Answers with the page that {@code call} asks for.
     *
     * @param key the name of the array
     * @param all the whole list, sorted by {@code position}
     * @param element writes the fields of one
     */
    public static <T> Response answer(
            Request call,
            String key,
            List<T> all,
            Function<T, Position> position,
            BiConsumer<JsonObjectWriter, T> element) {
        return answerByPage(call, key, all, position, page -> element);
    }

    /**
     * The same where the elements of a page are looked up together.
     *
     * @param elements gives what writes the fields of one of the page
     */
    public static <T> Response answerByPage(
            Request call,
            String key,
            List<T> all,
            Function<T, Position> position,
            Function<List<T>, BiConsumer<JsonObjectWriter, T>> elements) {
        Listing listing = new Listing(call);
        Span span = listing.span(all, position);
        List<T> page = all.subList(span.from(), span.to());
        Edges edges = new Edges(span.from() == 0, span.to() >= all.size());
        BiConsumer<JsonObjectWriter, T> element = elements.apply(page);
        return Response.ok(json -> json.object("meta", meta -> listing.write(meta, key, page, edges, position))
                .array(key, page, element));
    }

    /**
     * The same as the API of accounts has it: without {@code meta}, with relative addresses and the numbers of the first
     * and last element.
     */
    public static <T> Response ofAccount(
            Request call,
            String key,
            List<T> all,
            Function<T, Position> position,
            BiConsumer<JsonObjectWriter, T> element) {
        Listing listing = new Listing(call);
        Span span = listing.span(all, position);
        List<T> page = all.subList(span.from(), span.to());
        Edges edges = new Edges(span.from() == 0, span.to() >= all.size());
        return Response.ok(json -> {
            json.number("page", listing.number).number("page_size", listing.size);
            json.number("start", span.from()).number("end", Math.max(span.from(), span.to() - 1));
            listing.writeAddresses(json, "uri", "", page, edges, position);
            json.array(key, page, element);
        });
    }

    /** The place of a page in the whole list; {@code to} is exclusive. */
    private record Span(int from, int to) {}

    /** Whether nothing comes before a page, or after it; its number alone does not tell while elements come and go. */
    private record Edges(boolean first, boolean last) {}

    /** A page before an element ends there, however few there are: who walks back sees none twice. */
    private <T> Span span(List<T> all, Function<T, Position> position) {
        if (token.isEmpty()) {
            return from((long) number * size, all.size());
        }
        Position mark = mark(token.get());
        List<Position> positions = all.stream().map(position).toList();
        int same = positions.indexOf(mark);
        if (token.get().startsWith(AFTER)) {
            return from(same >= 0 ? same + 1 : first(positions, mark, 0), all.size());
        }
        int end = same >= 0 ? same : first(positions, mark, 1);
        return new Span(Math.max(0, end - size), end);
    }

    private Span from(long start, int total) {
        return new Span((int) Math.min(total, start), (int) Math.min(total, start + size));
    }

    /** The first behind {@code mark}, which is gone: or, with {@code least} 0, of the same keys. */
    private static int first(List<Position> positions, Position mark, int least) {
        for (int i = 0; i < positions.size(); i++) {
            if (Position.ORDER.compare(positions.get(i), mark) >= least) {
                return i;
            }
        }
        return positions.size();
    }

    private static Position mark(String token) {
        try {
            if (token.startsWith(AFTER) || token.startsWith(BEFORE)) {
                return Position.decoded(token.substring(AFTER.length()));
            }
        } catch (IllegalArgumentException malformed) {
            // Answered below.
        }
        throw ApiError.invalid("Parameter PageToken is not a token of this list");
    }

    private <T> void write(
            JsonObjectWriter meta, String key, List<T> page, Edges edges, Function<T, Position> position) {
        meta.number("page", number).number("page_size", size);
        writeAddresses(meta, "url", call.baseUrl(), page, edges, position);
        meta.text("key", key);
    }

    /** {@code kind}: {@code url} or {@code uri}; {@code base}: what stands before the path. */
    private <T> void writeAddresses(
            JsonObjectWriter json,
            String kind,
            String base,
            List<T> page,
            Edges edges,
            Function<T, Position> position) {
        json.text("first_page_" + kind, base + url(0, Optional.empty()));
        json.text(
                "previous_page_" + kind,
                edges.first() || page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                base + url(Math.max(0, number - 1), Optional.of(BEFORE + encoded(page, 0, position)))));
        json.text(kind, base + url(number, token));
        json.text(
                "next_page_" + kind,
                edges.last() || page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                base + url(number + 1, Optional.of(AFTER + encoded(page, page.size() - 1, position)))));
    }

    private static <T> String encoded(List<T> page, int index, Function<T, Position> position) {
        return position.apply(page.get(index)).encoded();
    }

    /** Without scheme and authority. */
    private String url(int page, Optional<String> pageToken) {
        StringJoiner query = new StringJoiner("&", call.path() + "?", "");
        for (Map.Entry<String, List<String>> filter :
                call.parameters().without(PAGING).entrySet()) {
            for (String value : filter.getValue()) {
                query.add(FormText.encode(filter.getKey()) + "=" + FormText.encode(value));
            }
        }
        query.add("PageSize=" + size).add("Page=" + page);
        pageToken.ifPresent(text -> query.add("PageToken=" + text));
        return query.toString();
    }
}
