package flexsim.cli;

import flexsim.domain.InputException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls in a length of time, as planners count them.
 *
 * @param calls more than 0
 * @param seconds the length of time, more than 0
 */
record CallVolume(double calls, double seconds) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*/\\s*([0-9]+(?:\\.[0-9]+)?)?\\s*(s|sec|m|min|h)");
    private static final Map<String, Double> SECONDS =
            Map.of("s", 1.0, "sec", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0);

    /**
     * Reads a volume such as {@code 950/30m}, {@code 1900/h} or {@code 31.7/min}.
     *
     * @throws InputException when {@code text} is none, or nobody calls
     */
    static CallVolume parse(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            double calls = Double.parseDouble(matcher.group(1));
            double units = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
            double seconds = units * SECONDS.get(matcher.group(3));
            if (calls > 0 && seconds > 0 && Double.isFinite(calls) && Double.isFinite(seconds)) {
                return new CallVolume(calls, seconds);
            }
        }
        throw new InputException(
                option,
                "",
                "'" + text + "' is not a number of calls in a length of time: give it like 950/30m, 1900/h or 32/min");
    }

    double perSecond() {
        return calls / seconds;
    }
}
