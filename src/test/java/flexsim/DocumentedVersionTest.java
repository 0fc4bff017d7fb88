package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of flexsim's version is what the build makes. */
class DocumentedVersionTest {
    private static final Pattern ITSELF =
            Pattern.compile("<artifactId>flexsim</artifactId>\\s*<version>([^<]*)</version>");
    private static final Pattern RELEASE = Pattern.compile("## \\[(\\d+\\.\\d+\\.\\d+)] - \\d{4}-\\d{2}-\\d{2}");

    @Test
    void projects_that_copy_the_dependency_get_what_mvn_install_installs() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Path document : documents()) {
            shown.addAll(matches(ITSELF, document));
        }

        assertEquals(Set.of(built()), shown);
    }

    @Test
    void the_changelog_begins_with_what_is_unreleased_and_dates_every_release() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("docs/CHANGELOG.md")).stream()
                .filter(line -> line.startsWith("## "))
                .toList();

        assertEquals("## [Unreleased]", headings.get(0));
        for (String heading : headings.subList(1, headings.size())) {
            assertTrue(RELEASE.matcher(heading).matches(), heading);
        }
    }

    @Test
    void a_version_that_is_no_snapshot_is_in_the_changelog() throws IOException {
        List<String> released = matches(RELEASE, Path.of("docs/CHANGELOG.md"));

        assertTrue(built().endsWith("-SNAPSHOT") != released.contains(built()), built() + ", released: " + released);
    }

    private static String built() throws IOException {
        return matches(ITSELF, Path.of("pom.xml")).get(0);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            pages.filter(page -> page.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }

    private static List<String> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
