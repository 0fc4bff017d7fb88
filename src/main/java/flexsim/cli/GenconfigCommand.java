package flexsim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.config.QueueEntry;
import flexsim.domain.DomainLocale;
import flexsim.domain.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim genconfig}. */
@Command(
        name = "genconfig",
        mixinStandardHelpOptions = true,
        description = "Generate a configuration of agents, queues and a workflow from a domain description. Needs no"
                + " account.",
        footer = {"", "Example: flexsim genconfig --domaindir . --cfgdir config --locale de-de"})
final class GenconfigCommand implements Callable<Integer> {
    private static final long DEFAULT_SEED = 1;

    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private DomainOptions domain;

    @Option(
            names = {"--cfgdir", "--cfg-dir"},
            paramLabel = "DIR",
            defaultValue = "config",
            description = "Directory to write the configuration to. Default: ${DEFAULT-VALUE}.")
    private Path configurationDirectory;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same files. Environment: RANDOM_SEED. Default: 1.")
    private Long seed;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        DomainLocale requested = domain.locale();
        long used = seed != null ? seed : seedOfEnvironment();
        Configuration configuration = domain.generate(used);
        ConfigurationFiles.write(configuration, configurationDirectory);
        if (configuration.metadata().realVoice()) {
            flexsim.err()
                    .println("flexsim: realVoice is kept in the configuration, but calls are simulated, not placed");
        }
        if (output.json) {
            output.print(flexsim.out(), document(configuration, requested, used));
        } else {
            flexsim.out().println(summary(configuration, requested, used));
        }
        return 0;
    }

    private long seedOfEnvironment() {
        String text = flexsim.settings().get("RANDOM_SEED").orElse(Long.toString(DEFAULT_SEED));
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notNumeric) {
            throw new InputException("RANDOM_SEED", "", "must be an integer, found '" + text + "'");
        }
    }

    private String summary(Configuration configuration, DomainLocale requested, long used) {
        String directory = configurationDirectory.toString();
        String next = "flexsim deploy" + (directory.equals("config") ? "" : " --cfgdir " + directory);
        return configuration.metadata().brand() + ": " + configuration.workers().size() + " agents, "
                + configuration.queues().size() + " queues (" + String.join(", ", queues(configuration)) + ")"
                + ", written to " + directory + " (" + requested.tag() + ", seed " + used + ")\nNext: " + next;
    }

    private ObjectNode document(Configuration configuration, DomainLocale requested, long used) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("brand", configuration.metadata().brand());
        document.put("cfgdir", configurationDirectory.toString());
        document.put("locale", requested.tag());
        document.put("seed", used);
        document.put("agents", configuration.workers().size());
        ArrayNode queues = document.putArray("queues");
        queues(configuration).forEach(queues::add);
        document.put("workflow", configuration.workflow().friendlyName());
        return document;
    }

    private static List<String> queues(Configuration configuration) {
        return configuration.queues().stream().map(QueueEntry::friendlyName).toList();
    }
}
