package flexsim.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The subcommands in the order of a simulation's life. */
enum Subcommand {
    DEMO(DemoCommand::new),
    GENCONFIG(GenconfigCommand::new),
    DEPLOY(DeployCommand::new),
    AGENTSIM(AgentsimCommand::new),
    CUSTSIM(CustsimCommand::new),
    CLEANSIM(CleansimCommand::new),
    SIMULATE(SimulateCommand::new),
    ERLANG(ErlangCommand::new),
    TASKROUTER(TaskrouterCommand::new);

    private final Supplier<Object> command;

    Subcommand(Supplier<Object> command) {
        this.command = command;
    }

    /** The one that {@code args} starts with; all of them when it names none, so that help and errors know them. */
    static List<Subcommand> named(String... args) {
        List<Subcommand> named = Stream.of(values())
                .filter(s -> args.length > 0 && s.word().equals(args[0]))
                .toList();
        return named.isEmpty() ? List.of(values()) : named;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void addTo(CommandLine line) {
        CommandLine subcommand = new CommandLine(command.get())
                .setOut(line.getOut())
                .setErr(line.getErr())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(line.getParameterExceptionHandler())
                .setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        subcommand.getCommandSpec().versionProvider(new Flexsim.Version());
        line.addSubcommand(word(), subcommand);
    }
}
