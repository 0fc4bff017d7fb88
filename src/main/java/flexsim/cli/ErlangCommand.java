package flexsim.cli;

import flexsim.domain.InputException;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.StaffingTarget;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim erlang}. */
@Command(
        name = "erlang",
        mixinStandardHelpOptions = true,
        description = "Compute waits, abandonment and service level of one group of agents by Erlang B, C and A, and"
                + " how many agents a target needs. Needs no account.",
        footer = {"", "Example: flexsim erlang --calls 950/30m --aht 180 --agents 100 --patience 120 --target 80/20"})
final class ErlangCommand implements Callable<Integer> {
    private static final double MOST_ERLANGS = 1_000_000;
    private static final int MOST_AGENTS = 10_000_000;
    private static final double USUAL_THRESHOLD = 20;
    private static final Pattern TARGET = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*%?\\s*/(.*)");
    private static final Pattern ZERO = Pattern.compile("0+(?:\\.0+)?(?:s|m|min|h)?");

    @ParentCommand
    private Flexsim flexsim;

    @Option(
            names = "--calls",
            paramLabel = "N/TIME",
            required = true,
            description = "Calls in a length of time, like 950/30m, 1900/h or 32/min.")
    private String calls;

    @Option(
            names = "--aht",
            paramLabel = "TIME",
            required = true,
            description = "Mean handle time of a call, wrap-up included: seconds, or like 180s, 3m.")
    private String aht;

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "Agents on duty. Default: the fewest that --target needs.")
    private Integer agents;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description =
                    "Mean patience of the callers: seconds, or like 120s, 2m. Default: nobody abandons, and Erlang A"
                            + " is left out.")
    private String patience;

    @Option(
            names = "--target",
            paramLabel = "PERCENT/TIME",
            description = "Find the fewest agents: 80/20 is 80 %% of all calls answered within 20 seconds.")
    private String target;

    @Option(
            names = "--threshold",
            paramLabel = "TIME",
            description = "Time limit of the service levels. Default: that of --target, or 20 seconds.")
    private String threshold;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        CallVolume volume = CallVolume.parse("--calls", calls);
        double handling = SimulationOptions.seconds("--aht", aht);
        ErlangTraffic traffic = traffic(volume, handling);
        OptionalDouble waits = patience == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(SimulationOptions.seconds("--patience", patience));
        Optional<StaffingTarget> wanted = Optional.ofNullable(target).map(ErlangCommand::target);
        double limit = threshold == null
                ? wanted.map(StaffingTarget::seconds).orElse(USUAL_THRESHOLD)
                : limit("--threshold", threshold);
        Optional<Integer> given = Optional.ofNullable(agents);
        given.ifPresent(ErlangCommand::requirePossible);
        if (given.isEmpty() && wanted.isEmpty()) {
            throw new InputException("--agents", "", "is missing; or give a --target such as 80/20 to find it");
        }
        Optional<ErlangAnswer.Staffing> staffing =
                wanted.map(reached -> ErlangAnswer.Staffing.of(reached, traffic, waits));
        int onDuty = given.orElseGet(() -> staffing.orElseThrow().fewest());
        print(ErlangAnswer.of(volume, handling, onDuty, waits, limit, staffing));
        return 0;
    }

    private void print(ErlangAnswer answer) {
        if (output.json) {
            output.print(flexsim.out(), answer.document());
        } else {
            flexsim.out().println(ErlangTable.of(answer));
        }
    }

    private static ErlangTraffic traffic(CallVolume volume, double handling) {
        double erlangs = volume.perSecond() * handling;
        if (!(erlangs <= MOST_ERLANGS && volume.perSecond() > 0)) {
            throw new InputException(
                    "--calls", "", "are too many or too few: at most a million erlangs can be computed");
        }
        return new ErlangTraffic(volume.perSecond(), handling);
    }

    private static void requirePossible(int agents) {
        if (agents < 1 || agents > MOST_AGENTS) {
            throw new InputException("--agents", "", "must be from 1 to " + MOST_AGENTS + ", found " + agents);
        }
    }

    private static StaffingTarget target(String text) {
        Matcher matcher = TARGET.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InputException(
                    "--target", "", "'" + text + "' is not a target: 80/20 is 80 % answered within 20 seconds");
        }
        double percent = Double.parseDouble(matcher.group(1));
        if (!(percent > 0 && percent / 100 < 1)) {
            throw new InputException(
                    "--target", "", "'" + text + "' cannot be reached: give more than 0 % and less than 100 %");
        }
        if (percent < 1) {
            throw new InputException(
                    "--target", "", "'" + text + "' is less than 1 %; a target is written in per cent, such as 80/20");
        }
        return new StaffingTarget(percent, limit("--target", matcher.group(2)));
    }

    private static double limit(String option, String text) {
        return ZERO.matcher(text.strip()).matches() ? 0 : SimulationOptions.seconds(option, text);
    }
}
