package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.config.Configuration;
import flexsim.config.WorkerEntry;
import flexsim.domain.Dimension;
import flexsim.domain.Shift;
import flexsim.domain.Shift.Break;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stays by shifts that repeat daily: Offline off shift, in the break's activity during a break, and within the rest of the
 * shift by another plan, whose stays are cut where a break begins or the shift ends. Breaks and shifts end when the
 * description says, however late the agent could leave for them. Agents without a shift live by the other plan alone.
 * Immutable and thread-safe.
 */
public final class ShiftPlan implements ActivityPlan {
    private static final long DAY = Shift.DAY * Micros.PER_SECOND;
    private static final String BREAK = "Break";
    private static final String UNAVAILABLE = "Unavailable";

    private final ActivityPlan within;
    private final Map<String, Shift> shifts;
    private final String breakActivity;
    private final long start;
    /** Whether agents at work are never anything but available: then nothing needs to be drawn. */
    private final boolean steady;

    /** What a shift says of a time: an activity until then, or (when empty) work as usual until then. */
    private record Duty(Optional<String> activity, long micros) {}

    /**
     * @param within what agents do when they are on shift and not on a break
     * @param shifts by the agent's friendly name
     * @param breakActivity where breaks are spent
     * @param startSecond second of the day at which the run starts
     */
    public ShiftPlan(ActivityPlan within, Map<String, Shift> shifts, String breakActivity, int startSecond) {
        this.within = within;
        this.shifts = Map.copyOf(shifts);
        this.breakActivity = breakActivity;
        this.start = startSecond * Micros.PER_SECOND;
        this.steady = within.names().equals(Set.of(Activities.AVAILABLE));
    }

    /** The configuration's shifts round {@code within}; that plan itself when there are none. */
    public static ActivityPlan of(Configuration configuration, ActivityPlan within, int startSecond) {
        List<String> agents =
                configuration.workers().stream().map(WorkerEntry::friendlyName).toList();
        Map<String, Shift> shifts = configuration.metadata().scenario().shiftByAgent(agents);
        return shifts.isEmpty() ? within : new ShiftPlan(within, shifts, breakActivity(configuration), startSecond);
    }

    /** Break where the domain has it, else its first activity that is not available, else Unavailable. */
    private static String breakActivity(Configuration configuration) {
        List<String> away = configuration.metadata().dimension("activity").map(Dimension::options).stream()
                .flatMap(options -> options.values().stream())
                .flatMap(Collection::stream)
                .map(JsonNode::asText)
                .filter(name -> !name.equals(Activities.AVAILABLE))
                .toList();
        if (away.contains(BREAK)) {
            return BREAK;
        }
        return away.stream().findFirst().orElse(UNAVAILABLE);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(within.names());
        names.add(Activities.OFFLINE);
        if (shifts.values().stream().anyMatch(shift -> !shift.breaks().isEmpty())) {
            names.add(breakActivity);
        }
        return names;
    }

    @Override
    public Stay stay(String agent, long number, long at) {
        Shift shift = shifts.get(agent);
        if (shift == null) {
            return within.stay(agent, number, at);
        }
        Duty duty = duty(shift, Math.floorMod(start + at - shift.startSecond() * Micros.PER_SECOND, DAY));
        if (duty.activity().isPresent()) {
            return fixed(duty.activity().get(), duty.micros());
        }
        if (steady) {
            return fixed(Activities.AVAILABLE, duty.micros());
        }
        Stay usual = within.stay(agent, number, at);
        return Micros.of(usual.length()) < duty.micros() ? usual : fixed(usual.activity(), duty.micros());
    }

    /** @param since microseconds since the shift last began */
    private Duty duty(Shift shift, long since) {
        long end = shift.seconds() * Micros.PER_SECOND;
        if (since >= end) {
            return new Duty(Optional.of(Activities.OFFLINE), DAY - since);
        }
        for (Break pause : shift.breaks()) {
            long pauseStart = shift.sinceStart(pause) * Micros.PER_SECOND;
            long pauseEnd = pauseStart + pause.minutes() * 60 * Micros.PER_SECOND;
            if (since < pauseStart) {
                return new Duty(Optional.empty(), pauseStart - since);
            }
            if (since < pauseEnd) {
                return new Duty(Optional.of(breakActivity), pauseEnd - since);
            }
        }
        return new Duty(Optional.empty(), end - since);
    }

    private static Stay fixed(String activity, long micros) {
        return new Stay(activity, Duration.ofNanos(micros * 1_000), true);
    }
}
