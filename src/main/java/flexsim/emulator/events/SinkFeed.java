package flexsim.emulator.events;

import flexsim.emulator.webhook.Deliveries;
import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.emulator.webhook.Webhook;
import flexsim.emulator.webhook.WebhookClient;
import flexsim.emulator.webhook.WebhookWarnings;
import flexsim.sampling.RandomStream;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The delivery of a subscription's events to its sink, each at least once. What waits is only a position in the history
 * of each workspace, so that a sink that is slow or dead costs the same as one that is not. Thread-safe.
 *
 * <p>What has no response of 2xx in time is sent again, after a time that doubles and varies, for four hours at most.
 * Source: Twilio, "Event delivery retries and event duplication"; the first wait and the longest are guesses.
 */
final class SinkFeed {
    private static final int MAX_IN_FLIGHT = 4;
    private static final int MAX_BATCH = 100;
    private static final int READ_AT_ONCE = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long FIRST_WAIT = Micros.PER_SECOND;
    private static final long LONGEST_WAIT = 900 * Micros.PER_SECOND;
    private static final long LONGEST_TRIAL = 4 * 3_600 * Micros.PER_SECOND;
    private static final int SUCCESS = 2;

    /** After so many events the journal says that they have been delivered. */
    private static final int RECORDED_AFTER = 100;

    private final String subscription;
    private final EventSink sink;
    private final CloudEvents cloudEvents;
    private final WebhookClient client;
    private final Scheduler clock;
    private final Deliveries deliveries;
    private final WebhookWarnings warnings;
    private final long seed;
    private volatile SinkJournal journal;
    private final List<Cursor> cursors = new CopyOnWriteArrayList<>();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger eventsInFlight = new AtomicInteger();
    private volatile Map<String, Integer> types;
    private volatile boolean closed;

    /** A position in the history of one workspace; moved by the thread that looks for what is next. */
    private static final class Cursor {
        private final EventSource source;
        private final NavigableSet<Long> inFlight = new TreeSet<>();
        private long next;
        private long recorded;

        private Cursor(EventSource source, long next) {
            this.source = source;
            this.next = next;
            this.recorded = next;
        }

        synchronized long next() {
            return next;
        }

        synchronized void moveTo(long number) {
            next = number;
        }

        /** Events of which the first has this number are in flight now. */
        synchronized void sent(long first) {
            inFlight.add(first);
        }

        synchronized void delivered(long first) {
            inFlight.remove(first);
        }

        /** Before which everything is delivered, when {@code step} or more have been since this was last asked. */
        synchronized OptionalLong reached(int step) {
            long reached = inFlight.isEmpty() ? next : inFlight.first();
            if (reached < recorded + step) {
                return OptionalLong.empty();
            }
            recorded = reached;
            return OptionalLong.of(reached);
        }
    }

    /** Events of one workspace that are sent together; {@code since} is when they were first sent. */
    private record Batch(Cursor cursor, List<LoggedEvent> events, long since) {
        long first() {
            return events.get(0).number();
        }
    }

    SinkFeed(EventSubscription subscription, EventSink sink, StreamTools tools) {
        Map<String, Integer> types = subscription.types();
        this.subscription = subscription.sid();
        this.journal = tools.journal();
        this.sink = sink;
        this.types = types;
        this.cloudEvents = tools.cloudEvents();
        this.client = tools.client();
        this.clock = tools.clock();
        this.deliveries = tools.deliveries();
        this.warnings = tools.warnings();
        this.seed = tools.seed();
    }

    /** What every feed works with; {@code seed} of the waits before another attempt. */
    record StreamTools(
            CloudEvents cloudEvents,
            WebhookClient client,
            Scheduler clock,
            Deliveries deliveries,
            WebhookWarnings warnings,
            SinkJournal journal,
            long seed) {}

    /** From now on the events of {@code source} are streamed too. */
    void follow(EventSource source) {
        follow(source, source.next());
        journal.reached(progress(source, source.next()));
    }

    /** The same from an event on that has been logged already. */
    void follow(EventSource source, long next) {
        cursors.add(new Cursor(source, next));
    }

    private SinkProgress progress(EventSource source, long next) {
        return new SinkProgress(subscription, source.workspace().sid(), next);
    }

    /** Journals how far it has come in {@code cursor}'s workspace, when that is {@code step} events further. */
    private void recordProgress(Cursor cursor, int step) {
        cursor.reached(step).ifPresent(next -> journal.reached(progress(cursor.source, next)));
    }

    /** From now on these types are streamed. */
    void setTypes(Map<String, Integer> others) {
        types = others;
    }

    /** Nothing is sent any more. */
    void close() {
        closed = true;
    }

    /** Nothing is journalled any more. */
    void forget() {
        journal = SinkJournal.NONE;
    }

    /** Journals how far it has come since it last did. */
    void recordProgress() {
        cursors.forEach(cursor -> recordProgress(cursor, 1));
    }

    /** Journals how far it has come, wherever that is. */
    void recordAllProgress() {
        cursors.forEach(cursor -> recordProgress(cursor, 0));
    }

    /** Looks for what was logged before it listened. */
    void begin() {
        wake();
    }

    /** An event of this type has been logged. Never blocks. */
    void onEvent(String type) {
        if (types.containsKey(StreamedTypes.named(type))) {
            wake();
        }
    }

    /** One thread at a time looks for what is next; a wake-up meanwhile makes it look again. */
    private void wake() {
        if (wakeUps.getAndIncrement() == 0) {
            client.inBackground(this::look);
        }
    }

    private void look() {
        int seen = wakeUps.get();
        do {
            sendWhatIsNext();
            seen = wakeUps.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendWhatIsNext() {
        while (!closed && inFlight.get() < MAX_IN_FLIGHT) {
            Optional<Batch> batch = next();
            if (batch.isEmpty()) {
                return;
            }
            inFlight.incrementAndGet();
            eventsInFlight.addAndGet(batch.get().events().size());
            send(batch.get(), 1);
        }
    }

    private Optional<Batch> next() {
        for (Cursor cursor : cursors) {
            List<LoggedEvent> events = next(cursor);
            if (!events.isEmpty()) {
                Batch batch = new Batch(cursor, events, clock.now());
                return Optional.of(batch);
            }
            forgetIfOver(cursor);
        }
        return Optional.empty();
    }

    private void forgetIfOver(Cursor cursor) {
        if (cursor.source.ended() && cursor.next() == cursor.source.next()) {
            cursors.remove(cursor);
        }
    }

    private List<LoggedEvent> next(Cursor cursor) {
        int most = sink.batched() ? MAX_BATCH : 1;
        List<LoggedEvent> found = new ArrayList<>();
        for (List<LoggedEvent> read = read(cursor); !read.isEmpty(); read = read(cursor)) {
            for (LoggedEvent logged : read) {
                if (wanted(logged)) {
                    found.add(logged);
                    cursor.sent(found.get(0).number());
                }
                cursor.moveTo(logged.number() + 1);
                if (found.size() == most) {
                    return found;
                }
            }
        }
        return found;
    }

    private static List<LoggedEvent> read(Cursor cursor) {
        return cursor.source.from(cursor.next(), READ_AT_ONCE);
    }

    private boolean wanted(LoggedEvent logged) {
        return types.containsKey(StreamedTypes.named(logged.event().type()));
    }

    private void send(Batch batch, int attempt) {
        Webhook webhook = Webhook.of(
                        DeliveryFaults.Kind.EVENT_SINK,
                        sink.destination(),
                        () -> new Webhook.Json(cloudEvents.batch(
                                batch.events(), batch.cursor().source.workspace(), types)),
                        TIMEOUT)
                .withAttempt(attempt);
        client.send(webhook, (answer, failure) -> review(batch, attempt, answer, failure));
    }

    private void review(Batch batch, int attempt, HttpResponse<byte[]> answer, Throwable failure) {
        if (closed) {
            return;
        }
        if (failure == null && answer.statusCode() / 100 == SUCCESS) {
            end(batch);
            return;
        }
        warnings.warn(
                sink.destination(),
                failure == null ? "answered " + answer.statusCode() : WebhookClient.failureText(failure));
        long wait = waitAfter(batch, attempt);
        if (clock.now() + wait <= batch.since() + LONGEST_TRIAL) {
            clock.at(clock.now() + wait, () -> again(batch, attempt + 1));
        } else {
            giveUp(batch);
        }
    }

    /** Doubles from attempt to attempt, of which half to all is waited. */
    private long waitAfter(Batch batch, int attempt) {
        long longest = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(attempt - 1, 20));
        double chance = RandomStream.of(
                        seed,
                        "wait before attempt " + attempt,
                        batch.events().get(0).sid())
                .nextDouble();
        return longest / 2 + (long) (chance * longest / 2);
    }

    private void again(Batch batch, int attempt) {
        if (!closed) {
            send(batch, attempt);
        }
    }

    private void giveUp(Batch batch) {
        deliveries.addDropped(batch.events().size());
        warnings.warn(
                sink.destination(),
                "is not sent events any more that it did not accept for four hours; " + deliveries.dropped()
                        + " in all were not delivered");
        end(batch);
    }

    private void end(Batch batch) {
        batch.cursor().delivered(batch.first());
        recordProgress(batch.cursor(), RECORDED_AFTER);
        eventsInFlight.addAndGet(-batch.events().size());
        inFlight.decrementAndGet();
        wake();
    }

    /** How many events have not reached the sink; exact only while nothing happens. */
    long undelivered() {
        long unread = cursors.stream()
                .flatMap(cursor -> cursor.source.from(cursor.next(), Integer.MAX_VALUE).stream())
                .filter(this::wanted)
                .count();
        return unread + eventsInFlight.get();
    }
}
