package flexsim.emulator;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import flexsim.testing.Deadline;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who receives webhooks: at {@code /hanging} without ever answering, elsewhere with {@link #status}. */
public final class Receiver implements AutoCloseable {

    public final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    public volatile int status = 204;
    private final CountDownLatch released = new CountDownLatch(1);
    private final Javalin server;

    /** A request that came. */
    public record Received(
            String path, Optional<String> query, String signature, Optional<String> authorization, String body) {
        public Map<String, String> form() {
            Map<String, String> form = new LinkedHashMap<>();
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return form;
        }
    }

    public Receiver() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = 10_000_000L;
            config.routes.post("/hanging", context -> {
                note(context);
                released.await();
            });
            config.routes.post("/<path>", context -> {
                note(context);
                context.status(status);
            });
        });
        server.start("127.0.0.1", 0);
    }

    private void note(Context context) {
        received.add(new Received(
                context.path(),
                Optional.ofNullable(context.queryString()),
                context.header("X-Twilio-Signature"),
                Optional.ofNullable(context.header("Authorization")),
                context.body()));
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public Received next() throws InterruptedException {
        Received next = received.poll(Deadline.SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "nothing came");
        return next;
    }

    @Override
    public void close() {
        released.countDown();
        server.stop();
    }
}
