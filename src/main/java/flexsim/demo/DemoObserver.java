package flexsim.demo;

import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.EventFold;
import flexsim.metrics.LiveBoard;
import flexsim.metrics.RoutingEvent;
import flexsim.observation.LiveRun;
import flexsim.observation.RoutingEvents;
import flexsim.taskrouter.model.Event;
import flexsim.time.Scheduler;
import java.util.Optional;

/** The observer of a demo's events, for the live table and for a report: both see the same. Thread-safe. */
final class DemoObserver {
    private final LiveBoard board;
    private final Optional<EventFold> fold;
    private final Scheduler clock;
    private boolean over;

    /** What both showed at the end. */
    record Last(BoardSnapshot board, Optional<LiveRun> run) {}

    DemoObserver(LiveBoard board, Optional<EventFold> fold, Scheduler clock) {
        this.board = board;
        this.fold = fold;
        this.clock = clock;
    }

    synchronized void record(Event event) {
        Optional<RoutingEvent> seen = RoutingEvents.of(event);
        seen.ifPresent(board::accept);
        if (!over) {
            fold.ifPresent(report -> seen.ifPresent(report::accept));
        }
    }

    BoardSnapshot now() {
        return board.snapshot(clock.now());
    }

    /**
     * Takes the last look; what is recorded later is not reported.
     *
     * @param start of the reported time
     */
    synchronized Last end(long start) {
        over = true;
        long now = clock.now();
        return new Last(board.snapshot(now), fold.map(report -> new LiveRun(report, start, now + 1, true)));
    }
}
