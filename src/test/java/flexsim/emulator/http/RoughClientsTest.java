package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import flexsim.testing.Thorough;
import flexsim.time.SteppedScheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that break HTTP's rules, or stop in the middle: they get an envelope, the log and others stay in peace. */
@Thorough
class RoughClientsTest {
    private static final int SLOWLY_MILLIS = 1_000;
    private static final int SLOW_CLIENTS = 300;
    private static final String AUTHORIZED = "Host: a\r\nAuthorization: " + ServedTwilio.AUTHORIZATION + "\r\n";
    private static final String TASKS = "/v1/Workspaces/" + ServedTwilio.WORKSPACE + "/Tasks";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private final PrintStream console = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ServedTwilio served = new ServedTwilio(new SteppedScheduler(1_700_000_000_000_000L));
    private final List<Socket> open = new ArrayList<>();

    @BeforeEach
    void listen_to_the_log() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        served.close();
        System.setErr(console);
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", served.router.baseUrl().getPort());
        open.add(socket);
        socket.setSoTimeout((int) Deadline.DURATION.toMillis());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Up to the end of the envelope, or of the connection. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '}'; next = in.read()) {
            text.append((char) next);
        }
        return text.append('}').toString();
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    private static JsonNode envelope(String answer) throws IOException {
        return JsonMapper.builder().build().readTree(answer.substring(answer.indexOf('{')));
    }

    private void assertRefused(int status, String answer) throws IOException {
        assertEquals(status, status(answer), () -> answer + log);
        assertEquals(status, envelope(answer).path("status").asInt(), answer);
        assertEquals(20001, envelope(answer).path("code").asInt(), answer);
        served.close();
        assertEquals("", log.toString(StandardCharsets.UTF_8));
    }

    private static String post(String headers, String body) {
        return "POST " + TASKS + " HTTP/1.1\r\n" + AUTHORIZED + headers + "\r\n" + body;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/x-www-form-urlencoded; charset=nope",
                "application/x-www-form-urlencoded; charset=\"",
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencodedness",
                "text/plain; charset=\"",
                "text/plain; charset=nope",
                ";charset=%"
            })
    void a_type_that_cannot_be_read_is_unsupported(String type) throws Exception {
        assertRefused(415, answer(send(post("Content-Type: " + type + "\r\nContent-Length: 10\r\n", "Priority=1"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded;charset=UTF-8",
                "Application/X-WWW-Form-Urlencoded ; Charset=\"utf-8\"",
                "application/x-www-form-urlencoded; charset=ISO-8859-1"
            })
    void a_form_in_a_usual_charset_is_taken(String type) throws Exception {
        assertEquals(
                201, status(answer(send(post("Content-Type: " + type + "\r\nContent-Length: 10\r\n", "Priority=1")))));
    }

    @ParameterizedTest
    @CsvSource({"'zzz\r\n'", "'5\r\nabcdefgh\r\n0\r\n\r\n'", "'a\r\nPriority=1\r\n-1\r\n\r\n'"})
    void a_body_in_bad_chunks_is_malformed(String body) throws Exception {
        assertRefused(400, answer(send(post(FORM + "Transfer-Encoding: chunked\r\n", body))));
    }

    @Test
    void a_body_that_ends_too_early_is_malformed() throws Exception {
        Socket socket = send(post(FORM + "Content-Length: 500\r\n", "Pr"));
        socket.shutdownOutput();

        assertRefused(400, answer(socket));
    }

    @Test
    void a_body_in_good_chunks_is_taken() throws Exception {
        assertEquals(
                201,
                status(answer(send(post(FORM + "Transfer-Encoding: chunked\r\n", "a\r\nPriority=1\r\n0\r\n\r\n")))));
    }

    @Test
    void a_client_that_waits_to_be_told_to_go_on_is_told() throws Exception {
        Socket socket = send(post(FORM + "Expect: 100-continue\r\nContent-Length: 10\r\n", ""));
        String told = new String(socket.getInputStream().readNBytes("HTTP/1.1 100".length()));
        socket.getOutputStream().write("Priority=1".getBytes(StandardCharsets.US_ASCII));

        assertEquals("HTTP/1.1 100", told);
        assertTrue(answer(socket).contains("HTTP/1.1 201 "));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/0.9", "HTTP/2.5", "HTTP/3.0"})
    void an_http_version_that_is_not_spoken_has_its_own_status_in_the_envelope(String version) throws Exception {
        assertRefused(505, answer(send("GET " + TASKS + " " + version + "\r\n" + AUTHORIZED + "\r\n")));
    }

    @ParameterizedTest
    @CsvSource({"'Content-Length: 500\r\n', 'Pr'", "'Transfer-Encoding: chunked\r\n', '1f4\r\nPr'"})
    void clients_that_stop_in_the_middle_do_not_hold_up_others(String length, String beginning) throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            slow.add(send(post(FORM + length, beginning)));
        }
        Socket other = send("GET " + TASKS + " HTTP/1.1\r\nConnection: close\r\n" + AUTHORIZED + "\r\n");

        assertEquals(200, status(answerWhileSlowOnesGoOn(other, slow)));
    }

    /** They send a little every now and then, so that none of them is let go before {@code other} is answered. */
    private static String answerWhileSlowOnesGoOn(Socket other, List<Socket> slow) throws IOException {
        other.setSoTimeout(SLOWLY_MILLIS);
        for (int second = 0; second < Deadline.SECONDS; second++) {
            try {
                return (char) other.getInputStream().read() + answer(other);
            } catch (SocketTimeoutException notYet) {
                for (Socket client : slow) {
                    client.getOutputStream().write('i');
                }
            }
        }
        throw new AssertionError("was held up");
    }

    @Test
    void a_client_that_stops_in_the_middle_is_let_go() throws Exception {
        assertRefused(408, answer(send(post(FORM + "Content-Length: 500\r\n", "Pr"))));
    }
}
