package flexsim.cli;

import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.domain.Domain;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.InputException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which domain to generate a configuration from; a mixin. */
final class DomainOptions {
    @Option(
            names = {"--domaindir", "--domain", "--domain-dir"},
            paramLabel = "DIR",
            description = "Directory that holds domain.json. Without it the defaults alone are used.")
    private Path directory;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en-us",
            description =
                    "Defaults and people's names: en-us, es-es (or es-sp), de-de, fr-fr. Default: ${DEFAULT-VALUE}.")
    private String locale;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--agents", paramLabel = "N", description = "Number of agents. Default: the domain's agentCnt.")
    private Integer agents;

    /** @throws InputException when there is no such locale */
    DomainLocale locale() {
        return DomainLocale.of(locale);
    }

    /**
     * Refuses these options together with one that names a finished configuration.
     *
     * @throws InputException when one of them was given
     */
    void requireAbsent(String option) {
        for (String own : List.of("--domaindir", "--locale", "--agents")) {
            if (command.commandLine().getParseResult().hasMatchedOption(own)) {
                throw new InputException(
                        own, "", "cannot be used together with " + option + ", which names a finished configuration");
            }
        }
    }

    /**
     * The configuration of the domain.
     *
     * @throws InputException when the domain or an option is not as it should be
     */
    Configuration generate(long seed) {
        if (directory == null) {
            return generate(DomainReader.defaults(locale()), seed);
        }
        Path file = directory.resolve("domain.json");
        Domain domain = DomainReader.read(file, locale());
        Configuration configuration = generate(domain, seed);
        TargetExpressions.check(file.toString(), domain.scenario().workflow(), configuration, seed);
        return configuration;
    }

    private Configuration generate(Domain domain, long seed) {
        return Generator.generate(agents == null ? domain : domain.withAgents("--agents", agents), locale(), seed);
    }
}
