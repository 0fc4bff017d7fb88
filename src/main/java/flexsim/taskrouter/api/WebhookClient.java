package flexsim.taskrouter.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts signed forms. Handing one over never blocks; a bounded number is on the way at once and the rest waits in order.
 * Thread-safe.
 */
final class WebhookClient {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
    private static final int MAX_IN_FLIGHT = 512;
    private static final int MAX_ANSWER = 64 * 1_024;
    private static final int THREADS = 2;

    private final RequestSignature signature;
    private final Duration patience;
    private final ExecutorService threads;
    private final HttpClient http;
    private final Semaphore slots = new Semaphore(MAX_IN_FLIGHT);
    private final Queue<Delivery> waiting = new ArrayDeque<>();

    /**
     * The connections, to be shared by clients that come and go: those that they leave behind are slow to end.
     *
     * @param patience how long connecting may take
     */
    static HttpClient connections(Duration patience) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** {@code patience}: how long an answer may take, its body included. */
    WebhookClient(HttpClient connections, String authToken, Duration patience) {
        this.signature = new RequestSignature(authToken);
        this.patience = patience;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "webhooks-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.http = connections;
    }

    private int unfinished;
    private CompletableFuture<Void> quiet = CompletableFuture.completedFuture(null);

    private record Delivery(
            String url, Map<String, String> parameters, BiConsumer<HttpResponse<byte[]>, Throwable> onEnd) {}

    /**
     * Posts {@code parameters}. Once there is an answer, or something has prevented one, {@code onEnd} is told on a
     * thread of the client's: never on the caller's, however quick the answer.
     */
    void post(String url, Map<String, String> parameters, BiConsumer<HttpResponse<byte[]>, Throwable> onEnd) {
        synchronized (waiting) {
            waiting.add(new Delivery(url, parameters, onEnd));
            if (unfinished++ == 0) {
                quiet = new CompletableFuture<>();
            }
        }
        startWaiting();
    }

    private void startWaiting() {
        while (slots.tryAcquire()) {
            Delivery next;
            synchronized (waiting) {
                next = waiting.poll();
            }
            if (next == null) {
                slots.release();
                return;
            }
            start(next);
        }
    }

    /** After the client was closed nothing is sent any more, and nobody waits for it. */
    private void start(Delivery delivery) {
        try {
            threads.execute(() -> send(delivery));
        } catch (RejectedExecutionException closed) {
            slots.release();
            finished();
        }
    }

    private void send(Delivery delivery) {
        CompletableFuture<HttpResponse<byte[]>> sent = sent(delivery);
        sent.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            sent.cancel(true);
                            finish(delivery, answer, failure);
                        },
                        threads);
    }

    private CompletableFuture<HttpResponse<byte[]>> sent(Delivery delivery) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(delivery.url()))
                    .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                    .header("User-Agent", "flexsim")
                    .header(RequestSignature.HEADER, signature.of(delivery.url(), delivery.parameters()))
                    .POST(BodyPublishers.ofString(AssignmentRequest.form(delivery.parameters())))
                    .build();
            return http.sendAsync(request, BoundedBody.of(MAX_ANSWER));
        } catch (RuntimeException malformed) {
            return CompletableFuture.failedFuture(malformed);
        }
    }

    private void finish(Delivery delivery, HttpResponse<byte[]> answer, Throwable failure) {
        try {
            delivery.onEnd().accept(answer, failure);
        } catch (RuntimeException defect) {
            LOG.error("what a webhook answered could not be handled", defect);
        } finally {
            slots.release();
            finished();
            startWaiting();
        }
    }

    private void finished() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        synchronized (waiting) {
            if (--unfinished == 0) {
                reached = quiet;
            }
        }
        reached.complete(null);
    }

    /**
     * Waits until everything handed over has ended and {@code onEnd} has returned for it; what that handed over in turn
     * included. False when it took longer than {@code longest}.
     */
    boolean awaitQuiet(Duration longest) {
        CompletableFuture<Void> awaited;
        synchronized (waiting) {
            awaited = quiet;
        }
        try {
            awaited.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException late) {
            return false;
        }
    }

    /** Waits at most {@code longest} for what is on the way, then stops; may be repeated. */
    void close(Duration longest) {
        try {
            if (slots.tryAcquire(MAX_IN_FLIGHT, longest.toMillis(), TimeUnit.MILLISECONDS)) {
                slots.release(MAX_IN_FLIGHT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
