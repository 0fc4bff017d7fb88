package flexsim.cli;

import flexsim.domain.InputException;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The time of day at which a run starts, for what the domain says of days; a mixin. */
final class DayTimeOption {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern SHORT_TIME = Pattern.compile("[0-9]:[0-5][0-9]");

    @Option(
            names = "--from",
            paramLabel = "HH:MM",
            defaultValue = "00:00",
            description = "Time of day at which the run starts, for the domain's arrivals and shifts. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String from;

    /**
     * Second of the day.
     *
     * @throws InputException when it is no time of day
     */
    int second() {
        if (!TIME.matcher(from).matches()) {
            String wanted =
                    SHORT_TIME.matcher(from).matches() ? "it needs the leading zero, 0" + from : "give 00:00 to 23:59";
            throw new InputException("--from", "", "'" + from + "' is not a time of day: " + wanted);
        }
        return Integer.parseInt(from.substring(0, 2)) * 3600 + Integer.parseInt(from.substring(3)) * 60;
    }
}
