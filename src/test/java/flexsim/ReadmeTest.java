package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README, the pages in docs and the guides for contributors: the code they show is compiled and run, and their links lead somewhere. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("docs");
    private static final Path GUIDES = Path.of(".github");
    private static final int MOST_LINES = 250;
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?|mailto):.*");

    @Test
    void the_test_on_the_page_about_testing_is_the_one_that_is_run() throws IOException {
        String source = escalationTest();
        String afterItsPackage = source.substring(source.indexOf("import "));

        assertTrue(
                Files.readString(DOCS.resolve("testing.md")).contains("```java\n" + afterItsPackage + "```"),
                "docs/testing.md does not show EscalationTest.java as it is, from its first import on");
    }

    @Test
    void the_readme_shows_a_part_of_the_same_test() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf("```java\n") + "```java\n".length();
        String shown = readme.substring(start, readme.indexOf("```", start));

        assertTrue(escalationTest().contains(shown), "README.md shows lines that EscalationTest.java does not have");
    }

    @Test
    void the_readme_is_short() throws IOException {
        int lines = Files.readAllLines(README).size();

        assertTrue(lines <= MOST_LINES, "README.md has " + lines + " lines, more than " + MOST_LINES);
    }

    @Test
    void every_relative_link_leads_to_a_file_and_a_heading_that_exist() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(prose(page));
            while (link.find()) {
                if (!ELSEWHERE.matcher(link.group(1)).matches() && !leadsSomewhere(page, link.group(1))) {
                    broken.add(page + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void every_page_can_be_reached_from_the_readme() throws IOException {
        Set<Path> reached = new HashSet<>();
        List<Path> ahead = new ArrayList<>(List.of(README));
        while (!ahead.isEmpty()) {
            Path page = ahead.remove(ahead.size() - 1);
            if (reached.add(page)) {
                Matcher link = LINK.matcher(prose(page));
                while (link.find()) {
                    Path target = target(page, link.group(1));
                    if (target.toString().endsWith(".md") && Files.exists(target)) {
                        ahead.add(target);
                    }
                }
            }
        }
        assertEquals(
                List.of(),
                pages().stream().filter(page -> !reached.contains(page)).toList());
    }

    private static String escalationTest() throws IOException {
        return Files.readString(Path.of("src/test/java/flexsim/junit/EscalationTest.java"));
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(README));
        for (Path directory : List.of(DOCS, GUIDES)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    /** The page without code, in which brackets are no links. */
    private static String prose(Path page) throws IOException {
        String text = FENCED.matcher(Files.readString(page)).replaceAll("");
        return CODE.matcher(text).replaceAll("code");
    }

    private static Path target(Path page, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? page : page.resolveSibling(file).normalize();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        Path target = target(page, link);
        int hash = link.indexOf('#');
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The anchors that GitHub gives the headings of a page. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(FENCED.matcher(Files.readString(page)).replaceAll(""));
        while (heading.find()) {
            String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        }
        return anchors;
    }
}
