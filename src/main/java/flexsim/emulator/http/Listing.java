package flexsim.emulator.http;

import flexsim.http.FormText;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A list as one request asks for it: which elements, and which page of them. A page token names the element after which
 * (or before which) the page begins, not a number: while a client walks through the pages, elements may come and go,
 * and none that stays is skipped.
 */
public final class Listing<T> {
    private static final String AFTER = "PA";
    private static final String BEFORE = "PB";

    private final String key;
    private final Paging paging;
    private final Predicate<T> wanted;

    private Listing(String key, Paging paging, Predicate<T> wanted) {
        this.key = key;
        this.paging = paging;
        this.wanted = wanted;
    }

    /** The whole list; {@code key}: the name of its array. */
    public static <T> Listing<T> of(String key, Parameters parameters) {
        return new Listing<>(key, parameters.paging(), element -> true);
    }

    /** Only those of the elements so far that {@code condition} holds for. */
    public Listing<T> where(Predicate<T> condition) {
        return new Listing<>(key, paging, wanted.and(condition));
    }

    /** Only those whose {@code property} is {@code value}, if one is given. */
    public <V> Listing<T> where(Optional<V> value, Function<T, V> property) {
        return value.isEmpty() ? this : where(element -> property.apply(element).equals(value.get()));
    }

    /** The same for a property that not every element has. */
    public <V> Listing<T> wherePresent(Optional<V> value, Function<T, Optional<V>> property) {
        return value.isEmpty() ? this : where(element -> property.apply(element).equals(value));
    }

    /**
     * Responds with the page.
     *
     * @param all the list, sorted by {@code position}
     * @param element writes the fields of one
     */
    public Response respond(
            Request request, List<T> all, Function<T, Position> position, BiConsumer<JsonObjectWriter, T> element) {
        return respondByPage(request, all, position, page -> element);
    }

    /**
     * The same where the elements of a page are looked up together.
     *
     * @param elements gives what writes the fields of one of the page
     */
    public Response respondByPage(
            Request request,
            List<T> all,
            Function<T, Position> position,
            Function<List<T>, BiConsumer<JsonObjectWriter, T>> elements) {
        List<T> found = filtered(all);
        Span span = span(found, position);
        List<T> page = found.subList(span.from(), span.to());
        Edges edges = new Edges(span.from() == 0, span.to() >= found.size());
        BiConsumer<JsonObjectWriter, T> element = elements.apply(page);
        return Response.ok(json -> json.object("meta", meta -> write(meta, request, page, edges, position))
                .array(key, page, element));
    }

    /**
     * The same as the API of accounts has it: without {@code meta}, with relative addresses and the numbers of the
     * first and last element.
     */
    public Response respondAsAccount(
            Request request, List<T> all, Function<T, Position> position, BiConsumer<JsonObjectWriter, T> element) {
        List<T> found = filtered(all);
        Span span = span(found, position);
        List<T> page = found.subList(span.from(), span.to());
        Edges edges = new Edges(span.from() == 0, span.to() >= found.size());
        return Response.ok(json -> {
            json.number("page", paging.number()).number("page_size", paging.size());
            json.number("start", span.from()).number("end", Math.max(span.from(), span.to() - 1));
            writeAddresses(json, "uri", request.path(), page, edges, position);
            json.array(key, page, element);
        });
    }

    private List<T> filtered(List<T> all) {
        return all.stream().filter(wanted).toList();
    }

    /** The place of a page in the whole list; {@code to} is exclusive. */
    private record Span(int from, int to) {}

    /**
     * Whether nothing comes before a page, or after it; its number alone does not say so while elements come and go.
     */
    private record Edges(boolean first, boolean last) {}

    /** A page before an element ends there, however few there are: who walks back sees none twice. */
    private Span span(List<T> all, Function<T, Position> position) {
        if (paging.token().isEmpty()) {
            return from((long) paging.number() * paging.size(), all.size());
        }
        String token = paging.token().get();
        Position mark = mark(token);
        List<Position> positions = all.stream().map(position).toList();
        int same = positions.indexOf(mark);
        if (token.startsWith(AFTER)) {
            return from(same >= 0 ? same + 1 : first(positions, mark, 0), all.size());
        }
        int end = same >= 0 ? same : first(positions, mark, 1);
        return new Span(Math.max(0, end - paging.size()), end);
    }

    private Span from(long start, int total) {
        return new Span((int) Math.min(total, start), (int) Math.min(total, start + paging.size()));
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

    private void write(
            JsonObjectWriter meta, Request request, List<T> page, Edges edges, Function<T, Position> position) {
        meta.number("page", paging.number()).number("page_size", paging.size());
        writeAddresses(meta, "url", request.url(), page, edges, position);
        meta.text("key", key);
    }

    /** {@code kind}: {@code url} or {@code uri}; {@code list}: that of the list, without query. */
    private void writeAddresses(
            JsonObjectWriter json,
            String kind,
            String list,
            List<T> page,
            Edges edges,
            Function<T, Position> position) {
        int number = paging.number();
        json.text("first_page_" + kind, list + query(0, Optional.empty()));
        json.text(
                "previous_page_" + kind,
                edges.first() || page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(list
                                + query(Math.max(0, number - 1), Optional.of(BEFORE + encoded(page, 0, position)))));
        json.text(kind, list + query(number, paging.token()));
        json.text(
                "next_page_" + kind,
                edges.last() || page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(list
                                + query(number + 1, Optional.of(AFTER + encoded(page, page.size() - 1, position)))));
    }

    private static <T> String encoded(List<T> page, int index, Function<T, Position> position) {
        return position.apply(page.get(index)).encoded();
    }

    private String query(int page, Optional<String> pageToken) {
        StringJoiner query = new StringJoiner("&", "?", "");
        paging.others()
                .forEach((name, values) ->
                        values.forEach(value -> query.add(FormText.encode(name) + "=" + FormText.encode(value))));
        query.add("PageSize=" + paging.size()).add("Page=" + page);
        pageToken.ifPresent(text -> query.add("PageToken=" + text));
        return query.toString();
    }
}
