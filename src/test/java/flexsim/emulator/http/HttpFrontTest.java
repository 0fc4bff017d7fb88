package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.emulator.ServedTwilio;
import flexsim.testing.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFrontTest {
    private static final Authentication CREDENTIALS = new Authentication(ServedTwilio.ACCOUNT, ServedTwilio.TOKEN);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Router routes = new Router()
            .add("GET", "/slow", call -> slow())
            .add("GET", "/defect", call -> {
                throw new IllegalStateException("details of the inside");
            })
            .add("GET", "/base", call -> Response.ok(json -> json.text("url", call.baseUrl())));
    private final HttpFront front = new HttpFront(
            "127.0.0.1",
            0,
            CREDENTIALS,
            () -> new RequestPipeline(RequestFilter.OPEN, routes, Strictness.STRICT),
            Duration.ofSeconds(5));
    private final int port = URI.create(front.baseUrl()).getPort();

    @AfterEach
    void stop() {
        released.countDown();
        front.stop();
    }

    private Response slow() {
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return Response.ok(json -> json.text("late", "but here"));
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(front.baseUrl() + path))
                .header("Authorization", ServedTwilio.AUTHORIZATION)
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private boolean accepts() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void a_stop_finishes_the_request_in_flight() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = get("/slow");
        assertTrue(entered.await(Deadline.SECONDS, TimeUnit.SECONDS));
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(front::stop);
        while (accepts()) {
            Thread.onSpinWait();
        }
        assertFalse(stopped.isDone());

        released.countDown();

        assertEquals(200, answer.get(Deadline.SECONDS, TimeUnit.SECONDS).statusCode());
        stopped.get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void a_defect_shows_nothing_of_the_inside() throws Exception {
        HttpResponse<String> answer = get("/defect").get(Deadline.SECONDS, TimeUnit.SECONDS);

        assertEquals(500, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"code\":20500,"), answer.body());
        assertFalse(answer.body().contains("inside"), answer.body());
    }

    @Test
    void a_client_that_believes_to_speak_to_twilio_is_led_here() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /base HTTP/1.1\r\nHost: taskrouter.twilio.com\r\nConnection: close\r\nAuthorization: "
                                    + ServedTwilio.AUTHORIZATION + "\r\n\r\n")
                            .getBytes());
            String answer = new String(socket.getInputStream().readAllBytes());

            assertTrue(answer.endsWith("{\"url\":\"http://127.0.0.1:" + port + "\"}"), answer);
        }
    }
}
