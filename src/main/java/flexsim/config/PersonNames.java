package flexsim.config;

import flexsim.domain.DomainLocale;
import flexsim.sampling.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Names of people as they are in a locale, from the lists that the build takes out of Datafaker. Immutable. */
public final class PersonNames {
    private final String[] first;
    private final String[] last;

    public PersonNames(DomainLocale locale) {
        String[] lists = resource("names-" + locale.tag() + ".txt").split("\n\n");
        this.first = lists[0].split("\n");
        this.last = lists[1].strip().split("\n");
    }

    /** First and last name of the person called {@code id}, for instance a worker's friendly name; always the same one. */
    public String fullName(long seed, String id) {
        RandomStream random = RandomStream.of(seed, "person", id);
        return first[random.nextInt(first.length)] + " " + last[random.nextInt(last.length)];
    }

    private static String resource(String name) {
        try (InputStream text = PersonNames.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new UncheckedIOException("the jar is damaged: no " + name, new IOException(name));
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar is damaged: cannot read " + name, unreadable);
        }
    }
}
