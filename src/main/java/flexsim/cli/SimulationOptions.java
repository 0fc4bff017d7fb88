package flexsim.cli;

import flexsim.domain.InputException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the simulators share: their configuration, their chance and their time; a mixin. */
final class SimulationOptions {
    private static final Pattern LENGTH = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(s|m|min|h)?");
    private static final double LONGEST_SECONDS = 366 * 86_400.0;
    private static final int MOST_DRAWN_SEED = 1_000_000_000;

    @Option(
            names = {"--cfgdir", "--cfg-dir"},
            paramLabel = "DIR",
            defaultValue = "config",
            description = "Configuration directory that 'flexsim genconfig' wrote. Default: ${DEFAULT-VALUE}.")
    Path cfgdir;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same run. Environment: RANDOM_SEED. Default: drawn and printed.")
    private Long seed;

    @Option(
            names = {"--timeLim", "--time-limit", "--time-lim"},
            paramLabel = "TIME",
            description = "End after this time: seconds, or like 60s, 5m, 1h. Default: run until Ctrl-C.")
    private String timeLim;

    @Mixin
    private DayTimeOption from;

    /** Second of the day at which the run starts. */
    int startSecond() {
        return from.second();
    }

    /** @throws InputException when RANDOM_SEED is not a whole number */
    long seed(Settings settings) {
        return seed(Optional.ofNullable(seed), settings);
    }

    /** The option, then RANDOM_SEED, then a drawn one. */
    static long seed(Optional<Long> option, Settings settings) {
        return option.or(() -> settings.get("RANDOM_SEED").map(SimulationOptions::seed))
                .orElseGet(() -> (long) new SecureRandom().nextInt(MOST_DRAWN_SEED));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException malformed) {
            throw new InputException("RANDOM_SEED", "", "must be a whole number, found '" + text + "'");
        }
    }

    /** @throws InputException when it is no length of time, or none that can be */
    Optional<Duration> timeLimit() {
        return Optional.ofNullable(timeLim).map(text -> length("--timeLim", text));
    }

    static Duration length(String option, String text) {
        return Duration.ofMillis(Math.max(1, Math.round(seconds(option, text) * 1000)));
    }

    /** As {@link #length}, but not rounded to milliseconds: more than 0. */
    static double seconds(String option, String text) {
        Matcher matcher = LENGTH.matcher(text.strip());
        if (matcher.matches()) {
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            double seconds =
                    Double.parseDouble(matcher.group(1)) * (unit.equals("h") ? 3600 : unit.startsWith("m") ? 60 : 1);
            if (seconds > 0 && seconds <= LONGEST_SECONDS) {
                return seconds;
            }
        }
        throw new InputException(
                option, "", "'" + text + "' is not a length of time: give seconds, or like 60s, 5m, 1h");
    }
}
