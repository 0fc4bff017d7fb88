package flexsim.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flexsim}: what all subcommands share. */
@Command(
        name = "flexsim",
        mixinStandardHelpOptions = true,
        versionProvider = Flexsim.Version.class,
        description = "A flight simulator for contact centres on Twilio Flex.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Start with 'flexsim demo': it needs no account. 'flexsim COMMAND --help' explains a command."})
final class Flexsim implements Runnable {
    @Spec
    private CommandSpec spec;

    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;

    Flexsim(Settings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    Settings settings() {
        return settings;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, for instance 'flexsim demo'");
    }

    /** The version that the build wrote into the manifest: unlike a resource, it is there without opening the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {line()};
        }

        static String line() {
            String version = Flexsim.class.getPackage().getImplementationVersion();
            return version == null ? "flexsim, not from its jar" : "flexsim " + version;
        }
    }
}
