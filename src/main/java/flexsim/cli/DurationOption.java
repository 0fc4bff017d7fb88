package flexsim.cli;

import flexsim.domain.InputException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of simulated time, in which days and weeks are of use. */
final class DurationOption {
    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(s|m|min|h|d|w)?");
    private static final Map<String, Integer> SECONDS =
            Map.of("s", 1, "m", 60, "min", 60, "h", 3_600, "d", 86_400, "w", 604_800);
    private static final double LONGEST = 3_660 * 86_400.0;

    private DurationOption() {}

    /** @throws InputException when {@code text} is no length of time above 0 */
    static Duration positive(String option, String text) {
        Duration length = any(option, text);
        if (length.isZero()) {
            throw new InputException(option, "", "must be above 0, found '" + text + "'");
        }
        return length;
    }

    /** @throws InputException when {@code text} is no length of time, or has a part of a second */
    static Duration wholeSeconds(String option, String text) {
        Duration length = any(option, text);
        if (length.toMillisPart() != 0) {
            throw new InputException(option, "", "must be whole seconds, found '" + text + "'");
        }
        return length;
    }

    /** @throws InputException when {@code text} is no length of time */
    static Duration any(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InputException(
                    option, "", "'" + text + "' is not a length of time: give seconds, or like 90s, 5m, 8h, 7d, 2w");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        double seconds = Double.parseDouble(matcher.group(1)) * SECONDS.get(unit);
        if (!(seconds <= LONGEST)) {
            throw new InputException(option, "", "'" + text + "' is longer than ten years");
        }
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
