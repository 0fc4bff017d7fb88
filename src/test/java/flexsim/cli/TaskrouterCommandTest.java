package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.persistence.Store;
import flexsim.testing.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskrouterCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Tells when the hint that it listens has been written. */
    private static final class Watched extends ByteArrayOutputStream {
        private final CompletableFuture<Void> listening = new CompletableFuture<>();

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (toString(StandardCharsets.UTF_8).contains("listens on")) {
                listening.complete(null);
            }
        }
    }

    private final Watched err = new Watched();

    private int run(Map<String, String> environment, String... args) {
        return new CommandLineRunner(new Settings(environment, Map::of), new PrintStream(out), new PrintStream(err))
                .run(args);
    }

    /** Starts the command, waits until it listens, and interrupts it; returns its exit code. */
    private int startAndEnd(Map<String, String> environment, String... args) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread command = new Thread(() -> code.complete(run(environment, args)));
        command.start();
        CompletableFuture.anyOf(err.listening, code).get(Deadline.SECONDS, TimeUnit.SECONDS);
        command.interrupt();
        return code.get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    private String[] lines() {
        return out.toString(StandardCharsets.UTF_8).split("\\R");
    }

    @Test
    void it_prints_the_lines_for_env_and_nothing_else_on_stdout() throws Exception {
        assertEquals(0, startAndEnd(Map.of(), "taskrouter", "--port", "0"));

        assertEquals(4, lines().length);
        assertEquals("ACCOUNT_SID=AC00000000000000000000000000000001", lines()[0]);
        assertEquals("AUTH_TOKEN=local-token-not-secret", lines()[1]);
        assertEquals("WRKSPC_SID=WS00000000000000000000000000000001", lines()[2]);
        assertTrue(lines()[3].matches("FLEXSIM_URL=http://127\\.0\\.0\\.1:[1-9]\\d*"), lines()[3]);
    }

    @Test
    void it_takes_account_token_and_workspace_from_the_environment_and_shows_no_token() throws Exception {
        String account = "AC" + "1".repeat(32);
        String workspace = "WS" + "2".repeat(32);

        startAndEnd(
                Map.of("ACCOUNT_SID", account, "AUTH_TOKEN", "hush", "WRKSPC_SID", workspace, "PORT", "1"),
                "taskrouter",
                "--port",
                "0");

        assertEquals("ACCOUNT_SID=" + account, lines()[0]);
        assertEquals("# AUTH_TOKEN: as given", lines()[1]);
        assertEquals("WRKSPC_SID=" + workspace, lines()[2]);
        assertFalse((out.toString() + err).contains("hush"));
    }

    @Test
    void with_json_it_prints_one_document() throws Exception {
        startAndEnd(Map.of(), "taskrouter", "--port", "0", "--json");

        JsonNode document = JsonMapper.builder().build().readTree(out.toByteArray());
        assertEquals(
                "WS00000000000000000000000000000001", document.get("WRKSPC_SID").asText());
        assertEquals("local-token-not-secret", document.get("AUTH_TOKEN").asText());
    }

    @Test
    void it_warns_when_everybody_can_come_in_with_the_token_that_everybody_knows() throws Exception {
        startAndEnd(Map.of(), "taskrouter", "--port", "0", "--host", "0.0.0.0");

        assertTrue(err.toString().contains("warning"), err.toString());
    }

    @Test
    void a_port_in_use_is_one_line_and_exit_code_1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertEquals(1, startAndEnd(Map.of(), "taskrouter", "--port", Integer.toString(port)));

            String[] lines = err.toString().split("\\R");
            assertEquals(1, lines.length, err.toString());
            assertTrue(lines[0].startsWith("flexsim: cannot listen on 127.0.0.1:" + port + ": the port is in use"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_SID, AC12", "WRKSPC_SID, nonsense", "ACCOUNT_SID, WS00000000000000000000000000000001"})
    void a_malformed_sid_is_exit_code_2(String variable, String value) {
        assertEquals(2, run(Map.of(variable, value), "taskrouter", "--port", "0"));
        assertTrue(err.toString().contains(variable), err.toString());
    }

    /** Starts the command, asks it once with the right credentials, and ends it. */
    private HttpResponse<String> answer(String method, String path, String form, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("taskrouter", "--port", "0"));
        arguments.addAll(List.of(options));
        Thread command = new Thread(() -> run(Map.of(), arguments.toArray(new String[0])));
        command.start();
        err.listening.get(Deadline.SECONDS, TimeUnit.SECONDS);
        String credentials = "AC00000000000000000000000000000001:local-token-not-secret";
        HttpRequest request = HttpRequest.newBuilder(URI.create(lines()[3].substring("FLEXSIM_URL=".length()) + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        command.interrupt();
        command.join(Deadline.DURATION.toMillis());
        return answer;
    }

    @Test
    void the_clock_runs_unless_somebody_asks_for_a_stepped_one() throws Exception {
        assertTrue(answer("GET", "/_flexsim/clock", "").body().contains("\"mode\":\"wall\""));
    }

    @Test
    void a_stepped_clock_can_be_moved_from_the_start() throws Exception {
        HttpResponse<String> moved = answer("POST", "/_flexsim/clock", "Advance=60", "--clock", "stepped");

        assertEquals(200, moved.statusCode(), moved.body());
    }

    @Test
    void without_the_tools_there_is_no_clock_to_move() throws Exception {
        assertEquals(404, answer("GET", "/_flexsim/clock", "", "--no-admin").statusCode());
    }

    @Test
    void strict_is_the_default() throws Exception {
        assertEquals(
                400, answer("POST", "/v1/Workspaces", "FriendlyName=x&Foo=1").statusCode());
    }

    @Test
    void lenient_ignores_what_nobody_knows() throws Exception {
        HttpResponse<String> made = answer("POST", "/v1/Workspaces", "FriendlyName=x&Foo=1", "--lenient");

        assertEquals(201, made.statusCode(), made.body());
    }

    @Test
    void twilios_rate_limits_are_asked_for() throws Exception {
        HttpResponse<String> answer = answer(
                "GET",
                "/v1/Workspaces/WS00000000000000000000000000000001/Workers?TargetWorkersExpression=1%3D%3D1",
                "",
                "--rate-limits",
                "twilio");

        assertEquals("3", answer.headers().firstValue("X-Rate-Limit-Limit").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"--clock=sundial, 'stepped, wall'", "--rate-limits=some, 'none, twilio'"})
    void an_unknown_choice_is_exit_code_2_and_names_the_choices(String option, String choices) {
        assertEquals(2, run(Map.of(), "taskrouter", "--port", "0", option));
        assertTrue(err.toString().contains("must be one of " + choices), err.toString());
    }

    @ParameterizedTest
    @CsvSource({"-1", "65536"})
    void an_impossible_port_is_one_line_and_exit_code_2(String port) {
        assertEquals(2, run(Map.of(), "taskrouter", "--port=" + port));

        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("--port"), err.toString());
    }

    @Test
    void a_port_that_is_no_number_is_exit_code_2() {
        assertEquals(2, run(Map.of(), "taskrouter", "--port=x"));
    }

    @ParameterizedTest
    @CsvSource({"no.such.host.invalid", "a b", "300.1.1.1"})
    void a_host_that_is_not_known_is_named(String host) {
        assertEquals(1, run(Map.of(), "taskrouter", "--port", "0", "--host", host));

        assertEquals(
                "flexsim: cannot listen on " + host + ":0: there is no host named " + host
                        + "; choose an address of this machine with --host\n",
                err.toString());
    }

    /** 192.0.2.0/24 is for documentation (RFC 5737): no machine has it. */
    @Test
    void an_address_of_another_machine_is_named() {
        assertEquals(1, run(Map.of(), "taskrouter", "--port", "0", "--host", "192.0.2.1"));

        assertEquals(
                "flexsim: cannot listen on 192.0.2.1:0: 192.0.2.1 is not an address of this machine; choose one that is"
                        + " with --host\n",
                err.toString());
    }

    @Test
    void without_data_it_says_that_everything_is_kept_in_memory() throws Exception {
        startAndEnd(Map.of(), "taskrouter", "--port", "0");

        assertTrue(err.toString().contains("; everything is kept in memory;"), err.toString());
    }

    @Test
    void the_directory_for_the_data_is_made_when_it_is_missing(@TempDir Path parent) throws Exception {
        Path data = parent.resolve("a").resolve("b");

        assertEquals(0, startAndEnd(Map.of(), "taskrouter", "--port", "0", "--data", data.toString()));

        assertTrue(Files.isRegularFile(data.resolve("taskrouter.mv.db")));
        assertTrue(err.toString().contains("; data in " + data + ";"), err.toString());
    }

    @Test
    void a_file_in_place_of_the_directory_is_one_line_and_exit_code_2(@TempDir Path parent) throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertEquals(2, run(Map.of(), "taskrouter", "--port", "0", "--data", file.toString()));

        assertEquals(
                "flexsim: --data: " + file + " is not a directory and cannot be created",
                err.toString().strip());
    }

    @Test
    void a_semicolon_in_the_directory_is_exit_code_2(@TempDir Path parent) {
        assertEquals(2, run(Map.of(), "taskrouter", "--port", "0", "--data", parent + "/a;b"));
    }

    @Test
    void a_port_in_use_leaves_the_data_untouched(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertEquals(1, startAndEnd(Map.of(), "taskrouter", "--port", port, "--data", data.toString()));
        }

        try (Store store = Store.open(data)) {
            assertEquals(List.of(), store.workspaces());
        }
    }

    @Test
    void data_of_an_earlier_version_are_refused_in_one_line(@TempDir Path data) throws Exception {
        Store.open(data).close();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + data + "/taskrouter")) {
            connection.createStatement().execute("UPDATE schema_version SET version = 2");
        }

        assertEquals(1, run(Map.of(), "taskrouter", "--port", "0", "--data", data.toString()));

        assertEquals(
                "flexsim: the data in " + data
                        + " was written by an earlier version of flexsim, whose SIDs were made in"
                        + " another way; start with another directory, or keep using that version\n",
                err.toString());
    }
}
