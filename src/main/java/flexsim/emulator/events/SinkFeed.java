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
 * Brings a subscription's events to its sink, each at least once. What waits is only a place in the history of each
 * workspace, so that a sink that is slow or dead costs the same as one that is not. Thread-safe.
 *
 * <p>What is not answered in time with 2xx is sent again, after a time that doubles and varies, for four hours at most.
 * Source: Twilio, "Event delivery retries and event duplication"; the first wait and the longest are guesses.
 */
final class SinkFeed {
    private static final int MAX_ON_THE_WAY = 4;
    private static final int MAX_BATCH = 100;
    private static final int READ_AT_ONCE = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FIRST_WAIT = Micros.PER_SECOND;
    private static final long LONGEST_WAIT = 900 * Micros.PER_SECOND;
    private static final long LONGEST_TRIAL = 4 * 3_600 * Micros.PER_SECOND;
    private static final int SUCCESS = 2;

    /** After so many events it is written down that they have been delivered. */
    private static final int NOTED_AFTER = 100;

    private final String subscription;
    private final EventSink sink;
    private final CloudEvents cloudEvents;
    private final WebhookClient client;
    private final Scheduler clock;
    private final Deliveries deliveries;
    private final WebhookWarnings warnings;
    private final long seed;
    private volatile SinkJournal ledger;
    private final List<Cursor> cursors = new CopyOnWriteArrayList<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicInteger onTheWay = new AtomicInteger();
    private final AtomicInteger eventsOnTheWay = new AtomicInteger();
    private volatile Map<String, Integer> types;
    private volatile boolean closed;

    /** A place in the history of one workspace; moved by whoever looks for what is next. */
    private static final class Cursor {
        private final EventSource source;
        private final NavigableSet<Long> onTheWay = new TreeSet<>();
        private long next;
        private long noted;

        private Cursor(EventSource source, long next) {
            this.source = source;
            this.next = next;
            this.noted = next;
        }

        synchronized long next() {
            return next;
        }

        synchronized void moveTo(long number) {
            next = number;
        }

        /** Events of which the first has this number are on the way now. */
        synchronized void sent(long first) {
            onTheWay.add(first);
        }

        synchronized void delivered(long first) {
            onTheWay.remove(first);
        }

        /** Before which everything is delivered, when {@code step} or more have been since this was last asked. */
        synchronized OptionalLong reached(int step) {
            long reached = onTheWay.isEmpty() ? next : onTheWay.first();
            if (reached < noted + step) {
                return OptionalLong.empty();
            }
            noted = reached;
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
        this.ledger = tools.ledger();
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
            SinkJournal ledger,
            long seed) {}

    /** From now on the events of {@code source} are streamed too. */
    void follow(EventSource source) {
        follow(source, source.next());
        ledger.reached(progress(source, source.next()));
    }

    /** The same from an event on that has been logged already. */
    void follow(EventSource source, long next) {
        cursors.add(new Cursor(source, next));
    }

    private SinkProgress progress(EventSource source, long next) {
        return new SinkProgress(subscription, source.workspace().sid(), next);
    }

    /** Writes down how far it has come in {@code cursor}'s workspace, when that is {@code step} events further. */
    private void note(Cursor cursor, int step) {
        cursor.reached(step).ifPresent(next -> ledger.reached(progress(cursor.source, next)));
    }

    /** From now on these types are streamed. */
    void turnTo(Map<String, Integer> others) {
        types = others;
    }

    /** Nothing is sent any more. */
    void close() {
        closed = true;
    }

    /** Nothing is written down any more. */
    void forget() {
        ledger = SinkJournal.NONE;
    }

    /** Writes down how far it has come since it last did. */
    void note() {
        cursors.forEach(cursor -> note(cursor, 1));
    }

    /** Writes down how far it has come, wherever that is. */
    void noteAll() {
        cursors.forEach(cursor -> note(cursor, 0));
    }

    /** Looks whether something has been logged before it was told of events. */
    void begin() {
        wake();
    }

    /** An event of this type has been logged. Never blocks. */
    void onEvent(String type) {
        if (types.containsKey(StreamedTypes.named(type))) {
            wake();
        }
    }

    /** One thread at a time looks for what is next; whoever comes meanwhile makes it look again. */
    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            client.inBackground(this::look);
        }
    }

    private void look() {
        int seen = wakes.get();
        do {
            sendWhatIsNext();
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendWhatIsNext() {
        while (!closed && onTheWay.get() < MAX_ON_THE_WAY) {
            Optional<Batch> batch = next();
            if (batch.isEmpty()) {
                return;
            }
            onTheWay.incrementAndGet();
            eventsOnTheWay.addAndGet(batch.get().events().size());
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
        Webhook webhook = new Webhook(
                DeliveryFaults.Kind.EVENT_SINK,
                sink.destination(),
                () -> new Webhook.Json(
                        cloudEvents.batch(batch.events(), batch.cursor().source.workspace(), types)),
                PATIENCE,
                attempt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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
                failure == null ? "answered " + answer.statusCode() : WebhookClient.trouble(failure));
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
                "is not sent events any more that it did not take for four hours; " + deliveries.dropped()
                        + " in all were not delivered");
        end(batch);
    }

    private void end(Batch batch) {
        batch.cursor().delivered(batch.first());
        note(batch.cursor(), NOTED_AFTER);
        eventsOnTheWay.addAndGet(-batch.events().size());
        onTheWay.decrementAndGet();
        wake();
    }

    /** How many events have not reached the sink; exact only while nothing happens. */
    long undelivered() {
        long unread = cursors.stream()
                .flatMap(cursor -> cursor.source.from(cursor.next(), Integer.MAX_VALUE).stream())
                .filter(this::wanted)
                .count();
        return unread + eventsOnTheWay.get();
    }
}
