package flexsim.emulator.webhook;

import flexsim.time.Scheduler;
import flexsim.time.Stopwatch;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client that sends signed webhooks. Handing one over never blocks; a bounded number is in flight at once, of one
 * URL and of all, and the rest waits in order: assignment callbacks apart from events. Thread-safe.
 *
 * <p>When too many wait for one URL, the newest is not sent: that is counted and logged, and for the sender it is a
 * failure.
 */
public final class WebhookClient {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
    private static final int MAX_IN_FLIGHT = 512;
    private static final int MAX_OF_ONE_URL = 64;
    private static final int MAX_WAITING_FOR_ONE_URL = 10_000;
    private static final int MAX_RESPONSE = 64 * 1_024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int THREADS = 2;

    private final RequestSignature signature;
    private final Scheduler clock;
    private final DeliveryFaults faults;
    private final Deliveries deliveries;
    private final WebhookWarnings warnings;
    private final ExecutorService threads;
    private final HttpClient http;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition noneUnfinished = lock.newCondition();

    /** A reservation waits for these: they have a share of their own, whatever receiver of events hangs. */
    private final DeliveryQueue<Sending> assignments =
            new DeliveryQueue<>(MAX_IN_FLIGHT, MAX_OF_ONE_URL, MAX_WAITING_FOR_ONE_URL);

    private final DeliveryQueue<Sending> publications =
            new DeliveryQueue<>(MAX_IN_FLIGHT, MAX_OF_ONE_URL, MAX_WAITING_FOR_ONE_URL);

    private int inBackground;

    private record Sending(Webhook webhook, BiConsumer<HttpResponse<byte[]>, Throwable> onEnd) {}

    /**
     * A client that is ready.
     *
     * @param connections see {@link #connections()}
     * @param clock for the instants of deliveries
     * @param deliveries records everything that is sent
     */
    public WebhookClient(
            HttpClient connections, String authToken, Scheduler clock, DeliveryFaults faults, Deliveries deliveries) {
        this.signature = new RequestSignature(authToken);
        this.clock = clock;
        this.faults = faults;
        this.deliveries = deliveries;
        this.warnings = new WebhookWarnings(clock, LOG::warn, "webhook to");
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "webhooks-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.http = connections;
    }

    /** The connections, to be shared by clients that come and go: those that they leave behind are slow to end. */
    public static HttpClient connections() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /**
     * Sends {@code webhook} when its turn comes. Once there is a response, or something has prevented one, {@code
     * onEnd} runs on a thread of the client's: never on the caller's, however quick the response.
     */
    public void send(Webhook webhook, BiConsumer<HttpResponse<byte[]>, Throwable> onEnd) {
        Sending sending = new Sending(webhook, onEnd);
        lock.lock();
        boolean taken;
        try {
            taken = queue(webhook).add(new DeliveryQueue.Entry<>(webhook.url(), webhook.order(), sending));
        } finally {
            lock.unlock();
        }
        if (taken) {
            startWaiting();
        } else {
            drop(sending);
        }
    }

    /** Does {@code work} on a thread of the client's; until it is done it counts as pending. */
    public void inBackground(Runnable work) {
        addBackground(1);
        boolean taken = execute(() -> {
            try {
                work.run();
            } catch (RuntimeException defect) {
                LOG.error("what was to be sent could not be found", defect);
            } finally {
                addBackground(-1);
            }
        });
        if (!taken) {
            addBackground(-1);
        }
    }

    private void addBackground(int change) {
        lock.lock();
        try {
            inBackground += change;
            signalIfNoneUnfinished();
        } finally {
            lock.unlock();
        }
    }

    private void signalIfNoneUnfinished() {
        if (unfinished() == 0) {
            noneUnfinished.signalAll();
        }
    }

    private void drop(Sending sending) {
        deliveries.addDropped(1);
        warnings.warn(
                sending.webhook().url(),
                "is not sent: " + MAX_WAITING_FOR_ONE_URL + " wait for this URL already; " + deliveries.dropped()
                        + " in all were not sent for that reason");
        execute(() -> end(sending, null, new RejectedExecutionException("too many wait for this URL")));
    }

    private void startWaiting() {
        for (Optional<DeliveryQueue.Entry<Sending>> next = take(); next.isPresent(); next = take()) {
            DeliveryQueue.Entry<Sending> entry = next.get();
            if (!execute(() -> begin(entry))) {
                end(entry);
            }
        }
    }

    private Optional<DeliveryQueue.Entry<Sending>> take() {
        lock.lock();
        try {
            Optional<DeliveryQueue.Entry<Sending>> assignment = assignments.take();
            return assignment.isPresent() ? assignment : publications.take();
        } finally {
            lock.unlock();
        }
    }

    private DeliveryQueue<Sending> queue(Webhook webhook) {
        return webhook.kind() == DeliveryFaults.Kind.ASSIGNMENT_CALLBACK ? assignments : publications;
    }

    private void end(DeliveryQueue.Entry<Sending> entry) {
        lock.lock();
        try {
            queue(entry.what().webhook()).end(entry);
            signalIfNoneUnfinished();
        } finally {
            lock.unlock();
        }
    }

    /** Returns false after the client was closed: then nothing is done any more. */
    private boolean execute(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void begin(DeliveryQueue.Entry<Sending> entry) {
        Sending sending = entry.what();
        DeliveryFaults.Fate fate = faults.of(sending.webhook().kind());
        transmit(sending.webhook(), fate == DeliveryFaults.Fate.LOST, (response, failure) -> {
            end(sending, response, failure);
            if (fate == DeliveryFaults.Fate.DUPLICATED) {
                transmit(sending.webhook(), false, (again, ignored) -> finish(entry));
            } else {
                finish(entry);
            }
        });
    }

    private void finish(DeliveryQueue.Entry<Sending> entry) {
        end(entry);
        startWaiting();
    }

    private static void end(Sending sending, HttpResponse<byte[]> response, Throwable failure) {
        try {
            sending.onEnd().accept(response, failure);
        } catch (RuntimeException defect) {
            LOG.error("the response to a webhook could not be handled", defect);
        }
    }

    /** One request; {@code onEnd} runs exactly once. */
    private void transmit(Webhook webhook, boolean lost, BiConsumer<HttpResponse<byte[]>, Throwable> onEnd) {
        long at = clock.now();
        Stopwatch watch = Stopwatch.started();
        try {
            SignedRequest signed =
                    SignedRequest.of(webhook.url(), webhook.content().get(), signature);
            CompletableFuture<HttpResponse<byte[]>> sent = lost
                    ? CompletableFuture.failedFuture(new TimeoutException("lost on purpose"))
                    : http.sendAsync(signed.request(), BoundedBody.of(MAX_RESPONSE));
            sent.copy()
                    .orTimeout(webhook.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .whenCompleteAsync(
                            (response, failure) -> {
                                sent.cancel(true);
                                recordDelivery(webhook, signed, at, watch.millis(), response, failure);
                                onEnd.accept(response, failure);
                            },
                            threads);
        } catch (RuntimeException malformed) {
            LOG.error(
                    "a webhook to {} cannot be sent ({})",
                    RedactedUrl.brief(webhook.url()),
                    malformed.getClass().getSimpleName());
            onEnd.accept(null, malformed);
        }
    }

    private void recordDelivery(
            Webhook webhook,
            SignedRequest signed,
            long at,
            long millis,
            HttpResponse<byte[]> response,
            Throwable failure) {
        deliveries.add(new Delivery(
                at,
                webhook.kind(),
                RedactedUrl.masked(signed.url()),
                Optional.ofNullable(response).map(HttpResponse::statusCode),
                Optional.ofNullable(failure).map(WebhookClient::failureText),
                millis,
                webhook.attempt(),
                signed.signature(),
                signed.contentType(),
                new String(signed.body(), StandardCharsets.UTF_8),
                webhook.taskSid(),
                webhook.reservationSid()));
    }

    /** What has prevented a response, in a few words. */
    public static String failureText(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return cause instanceof TimeoutException
                ? "did not answer in time"
                : "failed (" + cause.getClass().getSimpleName() + ")";
    }

    /** Waits until no webhook is pending, but {@code longest} at most; returns whether that came to be. */
    public boolean awaitDeliveries(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (unfinished() > 0 && left > 0) {
                left = noneUnfinished.awaitNanos(left);
            }
            return unfinished() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most {@code longest} for what is pending, then stops; may be repeated. */
    public void close(Duration longest) {
        if (!threads.isShutdown() && !awaitDeliveries(longest)) {
            LOG.warn("stopped before {} webhooks were sent or had a response", unfinished());
        }
        threads.shutdownNow();
    }

    private int unfinished() {
        lock.lock();
        try {
            return assignments.total() + publications.total() + inBackground;
        } finally {
            lock.unlock();
        }
    }
}
