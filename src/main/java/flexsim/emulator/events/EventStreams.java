package flexsim.emulator.events;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.webhook.Deliveries;
import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.emulator.webhook.Webhook;
import flexsim.emulator.webhook.WebhookClient;
import flexsim.emulator.webhook.WebhookWarnings;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.sampling.RandomStream;
import flexsim.taskrouter.SidSource;
import flexsim.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sinks and subscriptions of an account, and the feeds that deliver events to them. Thread-safe.
 *
 * <p>A sink serves one subscription: known from the service, not from its documents.
 */
public final class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration TEST_TIMEOUT = Duration.ofSeconds(5);

    private final Scheduler clock;
    private final WebhookClient client;
    private final CloudEvents cloudEvents;
    private final SinkFeed.StreamTools tools;
    private final SidSource sids;
    private final RandomStream testIds;
    private final Map<String, EventSink> sinks = new LinkedHashMap<>();
    private final Map<String, EventSubscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, UUID> lastTests = new LinkedHashMap<>();
    private final List<EventSource> sources = new CopyOnWriteArrayList<>();
    /** By subscription. Replaced as a whole, so that an event is published without waiting for a lock. */
    private volatile Map<String, SinkFeed> feeds = Map.of();

    private SinkJournal journal;

    public EventStreams(
            String accountSid,
            WebhookClient client,
            Scheduler clock,
            Deliveries deliveries,
            long seed,
            SinkJournal journal) {
        this.journal = journal;
        this.clock = clock;
        this.client = client;
        this.cloudEvents = new CloudEvents(accountSid);
        this.tools = new SinkFeed.StreamTools(
                cloudEvents,
                client,
                clock,
                deliveries,
                new WebhookWarnings(clock, LOG::warn, "event sink"),
                journal,
                seed);
        this.sids = new SidSource(~seed);
        this.testIds = RandomStream.of(seed, "tests of sinks", "");
    }

    /** From now on the events of {@code workspace} are streamed. */
    public synchronized void attach(LiveWorkspace workspace) {
        EventSource source = new EventSource(workspace);
        sources.add(source);
        feeds.values().forEach(feed -> feed.follow(source));
        workspace.onEvent(logged -> {
            source.onEvent(logged);
            if (source.ended()) {
                sources.remove(source);
            }
            feeds.values().forEach(feed -> feed.onEvent(logged.event().type()));
        });
    }

    /** Restores what was stored, before there is anything else; its workspaces are attached already. */
    public synchronized void restore(StreamsState past) {
        past.sinks().forEach(sink -> sinks.put(sink.sid(), sink));
        for (EventSubscription subscription : past.subscriptions()) {
            SinkFeed feed = new SinkFeed(subscription, sinks.get(subscription.sinkSid()), tools);
            sources.forEach(source -> feed.follow(
                    source, past.next(subscription.sid(), source.workspace().sid())));
            begin(subscription, feed);
        }
    }

    private void begin(EventSubscription subscription, SinkFeed feed) {
        subscriptions.put(subscription.sid(), subscription);
        Map<String, SinkFeed> more = new LinkedHashMap<>(feeds);
        more.put(subscription.sid(), feed);
        feeds = more;
        feed.begin();
    }

    /** Journals all of it in place of what was journalled before. */
    public synchronized void writeSnapshot() {
        journal.clear();
        sinks.values().forEach(journal::sink);
        subscriptions.values().forEach(journal::subscription);
        feeds.values().forEach(SinkFeed::recordAllProgress);
    }

    /** Nothing of it will be restored; requests in flight may go on with it without a lasting effect. */
    public synchronized void forget() {
        journal.clear();
        journal = SinkJournal.NONE;
        feeds.values().forEach(SinkFeed::forget);
    }

    /** A SID that is not taken: what was restored may have SIDs from the same seed. */
    private String newSid(String prefix) {
        String sid = sids.next(prefix);
        while (sinks.containsKey(sid) || subscriptions.containsKey(sid)) {
            sid = sids.next(prefix);
        }
        return sid;
    }

    // ---- sinks

    synchronized List<EventSink> sinks() {
        return new ArrayList<>(sinks.values());
    }

    synchronized Optional<EventSink> sink(String sid) {
        return Optional.ofNullable(sinks.get(sid));
    }

    synchronized boolean inUse(EventSink sink) {
        return subscriptions.values().stream().anyMatch(s -> s.sinkSid().equals(sink.sid()));
    }

    synchronized EventSink addSink(String description, String destination, boolean batched) {
        long now = clock.now();
        EventSink sink = new EventSink(newSid("DG"), description, destination, batched, now, now);
        sinks.put(sink.sid(), sink);
        journal.sink(sink);
        return sink;
    }

    synchronized Optional<EventSink> describeSink(String sid, String description) {
        Optional<EventSink> described = Optional.ofNullable(
                sinks.computeIfPresent(sid, (same, sink) -> sink.described(description, clock.now())));
        described.ifPresent(journal::sink);
        return described;
    }

    /** Returns whether it was there; throws the error to respond with when a subscription uses it. */
    synchronized boolean deleteSink(String sid) {
        if (sink(sid).filter(this::inUse).isPresent()) {
            throw ApiError.invalid("Sink with SID " + sid + " is in use");
        }
        lastTests.remove(sid);
        journal.sinkDeleted(sid);
        return sinks.remove(sid) != null;
    }

    /** Sends a test event, once. */
    synchronized void test(EventSink sink) {
        UUID id = randomId();
        long now = clock.now();
        lastTests.put(sink.sid(), id);
        client.send(
                Webhook.of(
                        DeliveryFaults.Kind.EVENT_SINK,
                        sink.destination(),
                        () -> new Webhook.Json(cloudEvents.test(id, now)),
                        TEST_TIMEOUT),
                (answer, failure) -> {});
    }

    /** With the marks of a random UUID, for receivers that check. */
    private UUID randomId() {
        long version = testIds.nextLong() & ~0xF000L | 0x4000L;
        long variant = testIds.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(version, variant);
    }

    /** Whether the sink's last test bore this ID. */
    synchronized boolean tested(EventSink sink, String testId) {
        return Optional.ofNullable(lastTests.get(sink.sid()))
                .filter(id -> id.toString().equals(testId))
                .isPresent();
    }

    // ---- subscriptions

    synchronized List<EventSubscription> subscriptions() {
        return new ArrayList<>(subscriptions.values());
    }

    synchronized Optional<EventSubscription> subscription(String sid) {
        return Optional.ofNullable(subscriptions.get(sid));
    }

    /** Throws the error to respond with when the sink is not there or in use. */
    synchronized EventSubscription subscribe(String description, String sinkSid, Map<String, Integer> types) {
        EventSink sink = sink(sinkSid)
                .orElseThrow(
                        () -> ApiError.invalid("Sink with SID " + Parameters.shortened(sinkSid) + " does not exist"));
        if (inUse(sink)) {
            throw ApiError.invalid("Sink with SID " + sinkSid + " is in use");
        }
        long now = clock.now();
        EventSubscription subscription = new EventSubscription(newSid("DF"), description, sinkSid, types, now, now);
        journal.subscription(subscription);
        SinkFeed feed = new SinkFeed(subscription, sink, tools);
        sources.forEach(feed::follow);
        begin(subscription, feed);
        return subscription;
    }

    synchronized Optional<EventSubscription> describeSubscription(String sid, String description) {
        Optional<EventSubscription> described = Optional.ofNullable(
                subscriptions.computeIfPresent(sid, (same, s) -> s.described(description, clock.now())));
        described.ifPresent(journal::subscription);
        return described;
    }

    /** Turns a subscription to the types that {@code change} leaves; empty when it is not there. */
    synchronized Optional<EventSubscription> changeTypes(String sid, Consumer<Map<String, Integer>> change) {
        return subscription(sid).map(before -> {
            Map<String, Integer> types = new LinkedHashMap<>(before.types());
            change.accept(types);
            EventSubscription changed = before.to(types, clock.now());
            subscriptions.put(sid, changed);
            journal.subscription(changed);
            feeds.get(sid).setTypes(changed.types());
            return changed;
        });
    }

    /** Returns whether it was there. */
    synchronized boolean unsubscribe(String sid) {
        if (subscriptions.remove(sid) == null) {
            return false;
        }
        journal.subscriptionDeleted(sid);
        Map<String, SinkFeed> fewer = new LinkedHashMap<>(feeds);
        fewer.remove(sid).close();
        feeds = fewer;
        return true;
    }

    /** Nothing is sent any more; says how much was not. */
    public void close() {
        feeds.values().forEach(SinkFeed::close);
        feeds.values().forEach(SinkFeed::recordProgress);
        long undelivered =
                feeds.values().stream().mapToLong(SinkFeed::undelivered).sum();
        if (undelivered > 0) {
            LOG.warn("stopped before {} events were delivered to sinks", undelivered);
        }
    }
}
