package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists come in pages that stay true while elements come and go. */
class PagingTest {
    private static final String WS = ServedTwilio.WORKSPACE;

    private final SteppedScheduler clock = new SteppedScheduler(1_700_000_000_000_000L);
    private final ServedTwilio served = new ServedTwilio(clock);

    @AfterEach
    void stop() {
        served.close();
    }

    private List<String> makeTasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Task.creator(WS).create(served.twilio).getSid())
                .toList();
    }

    private JsonNode page(String path) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(served.send(served.request(path)).body());
    }

    private JsonNode follow(JsonNode page, String url) throws Exception {
        String target = page.at("/meta/" + url).asText();
        return page(target.substring(served.router.baseUrl().toString().length()));
    }

    private static List<String> sids(JsonNode page) {
        return page.get("tasks").findValuesAsText("sid");
    }

    @Test
    void the_sdk_reads_all_pages() {
        List<String> made = makeTasks(7);

        List<String> read = StreamSupport.stream(
                        Task.reader(WS).pageSize(3).read(served.twilio).spliterator(), false)
                .map(Task::getSid)
                .toList();

        assertEquals(made, read);
    }

    @Test
    void the_default_page_has_fifty_elements() throws Exception {
        makeTasks(51);

        assertEquals(50, sids(page("Tasks")).size());
    }

    @Test
    void the_first_page_has_no_previous_and_the_last_no_next() throws Exception {
        makeTasks(4);

        JsonNode first = page("Tasks?PageSize=2");
        JsonNode last = follow(first, "next_page_url");

        assertTrue(first.at("/meta/previous_page_url").isNull());
        assertTrue(last.at("/meta/next_page_url").isNull());
        assertEquals(1, last.at("/meta/page").asInt());
    }

    @Test
    void the_previous_page_is_the_one_before() throws Exception {
        List<String> made = makeTasks(5);

        JsonNode second = follow(page("Tasks?PageSize=2"), "next_page_url");

        assertEquals(made.subList(0, 2), sids(follow(second, "previous_page_url")));
        assertEquals(made.subList(0, 2), sids(follow(second, "first_page_url")));
        assertEquals(made.subList(2, 4), sids(follow(second, "url")));
    }

    @Test
    void filters_are_repeated_in_the_urls() throws Exception {
        makeTasks(3);

        String next = page("Tasks?AssignmentStatus=pending&AssignmentStatus=reserved&PageSize=2")
                .at("/meta/next_page_url")
                .asText();

        assertTrue(
                next.contains("?AssignmentStatus=pending&AssignmentStatus=reserved&PageSize=2&Page=1&PageToken="),
                next);
    }

    @Test
    void a_client_that_deletes_what_it_lists_skips_nothing() throws Exception {
        List<String> made = makeTasks(7);
        List<String> seen = new ArrayList<>();

        JsonNode page = page("Tasks?PageSize=3");
        while (true) {
            for (String sid : sids(page)) {
                seen.add(sid);
                Task.deleter(WS, sid).delete(served.twilio);
            }
            if (page.at("/meta/next_page_url").isNull()) {
                break;
            }
            page = follow(page, "next_page_url");
        }

        assertEquals(made, seen);
    }

    @Test
    void a_client_that_cancels_what_it_lists_as_pending_skips_nothing() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addAll(makeTasks(1));
            clock.advance(Duration.ofMillis(1));
        }

        JsonNode first = page("Tasks?AssignmentStatus=pending&PageSize=2");
        for (String sid : sids(first)) {
            served.send(served.post("Tasks/" + sid, "AssignmentStatus=canceled&Reason=x"));
        }

        assertEquals(made.subList(2, 4), sids(follow(first, "next_page_url")));
    }

    @Test
    void an_element_that_comes_while_paging_is_seen_once() throws Exception {
        List<String> made = makeTasks(3);

        JsonNode first = page("Tasks?PageSize=2");
        clock.advance(Duration.ofSeconds(1));
        List<String> late = makeTasks(1);

        assertEquals(List.of(made.get(2), late.get(0)), sids(follow(first, "next_page_url")));
    }

    @Test
    void urls_lead_back_to_the_host_that_the_client_used() throws Exception {
        String authority = "localhost:" + served.router.baseUrl().getPort();
        var request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://" + authority + "/v1/Workspaces/" + WS + "/Tasks"))
                .header("Authorization", ServedTwilio.AUTHORIZATION);

        String url = JsonMapper.builder()
                .build()
                .readTree(served.send(request).body())
                .at("/meta/url")
                .asText();

        assertTrue(url.startsWith("http://" + authority + "/v1/"), url);
    }
}
