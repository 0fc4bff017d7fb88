package flexsim.demo;

import flexsim.metrics.EventFold;
import flexsim.metrics.RoutingEvent;
import flexsim.observation.LiveRun;
import flexsim.taskrouter.model.Event;
import flexsim.time.Scheduler;
import java.util.Optional;

/** Follows the demo's events for the table, and for a report where one is wanted: both see the same. Thread-safe. */
final class DemoObserver {
    private final Scoreboard scoreboard;
    private final Optional<EventFold> fold;
    private final Scheduler clock;
    private boolean over;

    /** What both showed at the end. */
    record Last(BoardSnapshot floor, Optional<LiveRun> run) {}

    DemoObserver(Scoreboard scoreboard, Optional<EventFold> fold, Scheduler clock) {
        this.scoreboard = scoreboard;
        this.fold = fold;
        this.clock = clock;
    }

    synchronized void record(Event event) {
        scoreboard.record(event);
        if (!over) {
            fold.ifPresent(report -> RoutingEvent.of(event).ifPresent(report::accept));
        }
    }

    BoardSnapshot now() {
        return scoreboard.snapshot(clock.now());
    }

    /**
     * Takes the last look; what is recorded later is not reported.
     *
     * @param start of the reported time
     */
    synchronized Last end(long start) {
        over = true;
        long now = clock.now();
        return new Last(scoreboard.snapshot(now), fold.map(report -> new LiveRun(report, start, now + 1, true)));
    }
}
