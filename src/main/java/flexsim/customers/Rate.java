package flexsim.customers;

import flexsim.domain.InputException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many customers arrive in a length of time.
 *
 * @param perSecond more than 0, at most {@value #MOST_PER_SECOND}
 */
public record Rate(double perSecond) {
    /** No faster than this: beyond it a single machine would measure itself. */
    public static final double MOST_PER_SECOND = 10_000;

    private static final double LEAST_PER_SECOND = 1e-6;
    private static final Pattern FORM =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*/\\s*([0-9]+(?:\\.[0-9]+)?)?\\s*(s|sec|m|min|h)");
    private static final Map<String, Double> SECONDS =
            Map.of("s", 1.0, "sec", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0);

    public Rate {
        if (!(perSecond >= LEAST_PER_SECOND && perSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException("not a possible rate: " + perSecond + "/s");
        }
    }

    /**
     * Reads a rate such as {@code 30/min}, {@code 2.5/s}, {@code 100/h} or {@code 950/30m}.
     *
     * @throws InputException when {@code text} is no rate, or one that cannot be
     */
    public static Rate parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || seconds(matcher) == 0) {
            throw new InputException(
                    "--rate",
                    "",
                    "'" + text
                            + "' is not a rate: give customers in a length of time, like 30/min, 2/s, 100/h or 950/30m");
        }
        double perSecond = Double.parseDouble(matcher.group(1)) / seconds(matcher);
        if (!(perSecond >= LEAST_PER_SECOND)) {
            throw new InputException("--rate", "", "'" + text + "' is too slow: at least one customer in ten days");
        }
        if (perSecond > MOST_PER_SECOND) {
            throw new InputException("--rate", "", "'" + text + "' is too fast: at most 10000/s");
        }
        return new Rate(perSecond);
    }

    private static double seconds(Matcher form) {
        double units = form.group(2) == null ? 1 : Double.parseDouble(form.group(2));
        return units * SECONDS.get(form.group(3));
    }
}
