package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.http.FormText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Walking through the pages of a list while elements go. */
class ListingTest {
    private static final String PATH = "/v1/Workspaces/WS1/Things";

    private record Thing(long created, String sid) {}

    private static List<Thing> things(int count, int perInstant) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Thing(i / perInstant, "XX" + i))
                .toList();
    }

    private static JsonNode page(String query, List<Thing> all) throws Exception {
        Request request = new Request("http://h", "AC1", PATH, List.of("WS1"), new Parameters(FormText.decode(query)));
        Listing<Thing> listing = request.read(parameters -> Listing.of("things", parameters));
        Response answer = listing.respond(
                request,
                all,
                thing -> Position.created(thing.created(), thing.sid()),
                (json, thing) -> json.text("sid", thing.sid()));
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static List<String> sids(JsonNode page) {
        return page.get("things").findValuesAsText("sid");
    }

    @Property
    void without_changes_the_pages_are_the_list(
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(min = 1, max = 10) int size,
            @ForAll @IntRange(min = 1, max = 5) int perInstant)
            throws Exception {
        List<Thing> all = things(count, perInstant);
        List<String> seen = new ArrayList<>();
        for (String query = "PageSize=" + size; query != null; ) {
            JsonNode page = page(query, all);
            seen.addAll(sids(page));
            JsonNode next = page.at("/meta/next_page_url");
            query = next.isNull() ? null : URI.create(next.asText()).getRawQuery();
        }
        assertEquals(all.stream().map(Thing::sid).toList(), seen);
    }

    @Property
    void whatever_goes_meanwhile_nothing_that_stays_is_skipped(
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(min = 1, max = 10) int size,
            @ForAll @IntRange(min = 1, max = 5) int perInstant,
            @ForAll long chance)
            throws Exception {
        Random random = new Random(chance);
        List<Thing> all = new ArrayList<>(things(count, perInstant));
        List<String> seen = new ArrayList<>();
        for (String query = "PageSize=" + size; query != null; ) {
            JsonNode page = page(query, all);
            seen.addAll(sids(page));
            JsonNode next = page.at("/meta/next_page_url");
            query = next.isNull() ? null : URI.create(next.asText()).getRawQuery();
            all.removeIf(thing -> random.nextInt(4) == 0);
        }
        assertTrue(seen.containsAll(all.stream().map(Thing::sid).toList()));
    }

    @Property
    void who_walks_back_while_elements_go_misses_none_that_stays_and_sees_none_twice(
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(min = 1, max = 10) int size,
            @ForAll @IntRange(min = 1, max = 5) int perInstant,
            @ForAll long chance)
            throws Exception {
        Random random = new Random(chance);
        List<Thing> all = new ArrayList<>(things(count, perInstant));
        JsonNode page = page("PageSize=" + size, all);
        while (!page.at("/meta/next_page_url").isNull()) {
            page = page(query(page, "next"), all);
        }
        List<String> seen = new ArrayList<>(sids(page));
        while (!page.at("/meta/previous_page_url").isNull()) {
            all.removeIf(thing -> random.nextInt(4) == 0);
            page = page(query(page, "previous"), all);
            seen.addAll(sids(page));
        }
        assertTrue(seen.containsAll(all.stream().map(Thing::sid).toList()));
        assertTrue(perInstant > 1 || Set.copyOf(seen).size() == seen.size(), () -> "twice: " + seen);
    }

    private static String query(JsonNode page, String which) {
        return URI.create(page.at("/meta/" + which + "_page_url").asText()).getRawQuery();
    }
}
