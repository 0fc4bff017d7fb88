package flexsim.simulation;

import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The {@code domain.json} of a small contact centre for tests, key by key. Values are JSON; times are seconds. */
final class DomainBuilder {
    private static final DomainLocale LOCALE = DomainLocale.of("en-us");

    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> dimensions = new LinkedHashMap<>();

    /**
     * @param topics the dimension by whose options there are queues
     * @param skills the dimension of agents that the queues look at
     */
    DomainBuilder(String brand, String topics, String skills) {
        key("brand", "\"" + brand + "\"")
                .key("queueFilterDim", "\"" + topics + "\"")
                .key("queueWorkerDims", "[\"" + skills + "\"]");
    }

    /** A key of the domain itself. */
    DomainBuilder key(String name, String json) {
        keys.put(name, json);
        return this;
    }

    DomainBuilder dimension(String name, String json) {
        dimensions.put(name, json);
        return this;
    }

    /** A dimension whose options are {@code names}: in quotes, separated by commas. */
    DomainBuilder options(String dimension, String names) {
        return dimension(dimension, "{\"options\": {\"all\": [" + names + "]}}");
    }

    /** Options and what is said of each of them. */
    DomainBuilder options(String dimension, String names, String params) {
        return dimension(
                dimension, "{\"options\": {\"all\": [" + names + "]}, \"optionParams\": {\"all\": [" + params + "]}}");
    }

    /** Skills of agents. */
    DomainBuilder skills(String dimension, String names, int each) {
        return dimension(
                dimension,
                "{\"entity\": \"workers\", \"attrName\": \"routing.skills\", \"valueCnt\": " + each
                        + ", \"options\": {\"all\": [" + names + "]}}");
    }

    DomainBuilder constant(String dimension, double seconds) {
        return dimension(dimension, "{\"curve\": \"constant\", \"mean\": " + seconds + ", \"influences\": []}");
    }

    DomainBuilder exponential(String dimension, double mean) {
        return dimension(dimension, "{\"curve\": \"exponential\", \"mean\": " + mean + ", \"influences\": []}");
    }

    /** {@code prefix} with the numbers from 0, as names of options. */
    static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + prefix + i + "\"").collect(Collectors.joining(", "));
    }

    String text() {
        return "{" + members(keys) + ", \"dimensions\": {" + members(dimensions) + "}}";
    }

    private static String members(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", "));
    }

    Configuration configuration() {
        return configuration(text());
    }

    /** What genconfig makes of a domain; the agents are the same whatever the seed of a run. */
    static Configuration configuration(String text) {
        try {
            Path file = Files.createTempFile("domain", ".json");
            try {
                Files.writeString(file, text);
                return Generator.generate(DomainReader.read(file, LOCALE), LOCALE, 1);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
