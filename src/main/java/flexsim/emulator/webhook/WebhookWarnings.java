package flexsim.emulator.webhook;

import flexsim.time.Micros;
import flexsim.time.Scheduler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The log of problems with webhooks: at most one line in ten seconds of each kind and URL. Thread-safe. */
public final class WebhookWarnings {
    private static final long SILENCE = 10 * Micros.PER_SECOND;
    private static final int MAX_REMEMBERED = 1_000;

    private final Scheduler clock;
    private final Consumer<String> log;
    private final String what;
    private final Map<String, Long> last = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** {@code log} takes a line, {@code what} begins it. */
    public WebhookWarnings(Scheduler clock, Consumer<String> log, String what) {
        this.clock = clock;
        this.log = log;
        this.what = what;
    }

    /** {@code url} is logged without what may be secret in it: user, password and query. */
    public void warn(String url, String problem) {
        warn(url, problem, "");
    }

    /** {@code detail} follows the trouble, and does not make it another kind of trouble. */
    public void warn(String url, String problem, String detail) {
        if (due(url + " " + problem)) {
            log.accept(what + " " + RedactedUrl.brief(url) + " " + problem + (detail.isEmpty() ? "" : ": " + detail));
        }
    }

    private synchronized boolean due(String kind) {
        long now = clock.now();
        Long before = last.get(kind);
        if (before != null && now - before < SILENCE) {
            return false;
        }
        last.put(kind, now);
        return true;
    }
}
