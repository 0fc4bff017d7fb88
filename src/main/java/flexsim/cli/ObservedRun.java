package flexsim.cli;

import flexsim.config.Metadata;
import flexsim.observation.Observation;
import flexsim.time.Pause;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/** A run in a workspace that is observed for a report. */
record ObservedRun(LiveReport report, Observation observation, Metadata metadata, long seed) {
    /** How much longer the end of such a run takes at most, if TaskRouter answers. */
    static final Duration TIME = Observation.LAST_EVENTS.plusSeconds(3);

    /**
     * Ends the watching and writes the report.
     *
     * @param expected how many events of a type there must be
     * @return the exit code that the report alone would have
     */
    int write(Map<String, Long> expected, PrintWriter err) {
        return report.write(() -> observation.end(expected, Pause.wall()), metadata, seed, err);
    }
}
