package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.emulator.ServedTwilio;
import flexsim.time.SteppedScheduler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.zip.CRC32;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Data directories that version 0.1.0 has written: one as a kill left it, with its entries, and one with snapshots, after
 * 2,100 entries more that changed nothing but a version. What the API then showed is what it shows still.
 */
class EarlierVersionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORKSPACE = "WS00000000000000000000000000000001";
    private static final List<String> LISTS = List.of("Tasks", "Workers", "Workflows", "TaskQueues", "Events");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"entries, 1796085212000000", "snapshot, 1796085340000000"})
    void what_version_0_1_0_has_stored_is_shown_as_it_was(String what, long now) throws Exception {
        makeDatabase("version-0.1.0-" + what + ".sql");
        Store store = Store.open(directory);

        try (ServedTwilio served = new ServedTwilio(new SteppedScheduler(now), store)) {
            StringBuilder shown = new StringBuilder();
            for (String list : LISTS) {
                shown.append(list).append('\n').append(shown(served, list));
            }
            assertEquals(text("version-0.1.0-" + what + ".txt"), shown.toString());
            JsonNode subscriptions = served.got("/v1/Subscriptions").get("subscriptions");
            assertEquals(
                    "DFbfbcfb6ddc87a344e5638c82a30a3e1b",
                    subscriptions.get(0).get("sid").textValue());
        }
    }

    private void makeDatabase(String script) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.toAbsolutePath() + "/taskrouter");
                Reader reader = new InputStreamReader(resource(script), StandardCharsets.UTF_8)) {
            RunScript.execute(connection, reader);
        }
    }

    /** One element a line; of an event, whose JSON is long, a checksum. */
    private static String shown(ServedTwilio served, String list) throws Exception {
        JsonNode page = served.got("/v1/Workspaces/" + WORKSPACE + "/" + list + "?PageSize=200");
        JsonNode elements = page.get(page.get("meta").get("key").textValue());
        elements.forEach(element -> ((ObjectNode) element).remove("age"));
        JsonNode comparable = JSON.readTree(JSON.writeValueAsString(elements)
                .replace(served.router.baseUrl().toString(), "")
                .replace(ServedTwilio.ACCOUNT, "AC00000000000000000000000000000001"));
        StringBuilder lines = new StringBuilder();
        comparable.forEach(element -> lines.append(line(list, element)).append('\n'));
        return lines.toString();
    }

    private static String line(String list, JsonNode element) {
        if (!list.equals("Events")) {
            return element.toString();
        }
        CRC32 sum = new CRC32();
        sum.update(element.toString().getBytes(StandardCharsets.UTF_8));
        return element.get("sid").textValue() + " " + element.get("event_type").textValue() + " "
                + Long.toHexString(sum.getValue());
    }

    private static String text(String name) throws IOException {
        return new String(resource(name).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static InputStream resource(String name) {
        return EarlierVersionTest.class.getResourceAsStream(name);
    }
}
