package flexsim.emulator;

import flexsim.contract.Exchanges;
import flexsim.emulator.http.Authentication;
import flexsim.emulator.http.Router.Route;
import flexsim.time.SteppedScheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes docs/taskrouter-coverage.md from the routes that are served and from what the last test run touched, or, with
 * {@code --check}, says whether the page is stale.
 */
public final class CoveragePage {
    private static final Path PAGE = Path.of("docs", "taskrouter-coverage.md");
    private static final String SOURCES = "/flexsim/contract/sources.tsv";
    private static final String HEADER = """
        # What the local TaskRouter serves

        Made by `scripts/coverage` from the routes and from the tests that use them; not edited by hand. *Validated*: every
        answer in those tests had the status, and in type, form and fields the body, that Twilio's OpenAPI document
        gives it. *Source*: where the behaviour comes from. *Documented* by Twilio, *inferred* from what is documented, or
        *recorded* against Twilio (none yet); what is inferred is listed in [differences.md](differences.md).
        """;

    /** Which operations these touch is a matter of chance and speed: they would make the page another at each run. */
    private static final Set<String> BY_CHANCE =
            Set.of("ConcurrencyTest", "EventConcurrencyTest", "HostileRequestsTest", "ContractIT");

    private CoveragePage() {}

    /** What is known of one operation. */
    private record Row(Route route, boolean validated, TreeSet<String> tests, String source) {
        String cells() {
            return "| `" + route.method() + " " + readable(route.pattern()) + "` | yes | " + (validated ? "yes" : "no")
                    + " | "
                    + String.join(", ", tests) + " | " + source + " |";
        }
    }

    /** Exit code 1 when {@code --check} finds the page stale, or when an operation is not covered. */
    public static void main(String[] arguments) throws IOException {
        List<Row> rows = rows();
        List<String> gaps = rows.stream()
                .filter(row -> row.route().served())
                .filter(row -> row.tests().isEmpty() || row.source().isEmpty())
                .map(row -> row.route().method() + " " + row.route().pattern()
                        + (row.tests().isEmpty() ? ": no test touches it" : ": " + SOURCES + " does not know it"))
                .toList();
        gaps.forEach(System.err::println);
        String page = page(rows);
        boolean stale = !Files.exists(PAGE) || !Files.readString(PAGE).equals(page);
        if (Arrays.asList(arguments).contains("--check")) {
            if (stale) {
                System.err.println(PAGE + " is stale: run scripts/coverage and commit what it writes");
            }
        } else {
            Files.writeString(PAGE, page);
        }
        boolean failed = !gaps.isEmpty() || (stale && Arrays.asList(arguments).contains("--check"));
        System.exit(failed ? 1 : 0);
    }

    private static List<Row> rows() throws IOException {
        Map<Route, String> sources = sources();
        Map<Route, TreeSet<String>> tests = new LinkedHashMap<>();
        Map<Route, Boolean> validated = new LinkedHashMap<>();
        List<Route> routes = routes();
        for (String line : Exchanges.written()) {
            String[] cells = line.split("\t");
            if (BY_CHANCE.contains(cells[2])) {
                continue;
            }
            Optional<Route> touched = routeOf(cells[0], cells[1], routes);
            touched.ifPresent(route -> {
                tests.computeIfAbsent(route, r -> new TreeSet<>()).add(cells[2]);
                validated.merge(route, cells[3].equals("validated"), Boolean::logicalAnd);
            });
        }
        List<Row> rows = new ArrayList<>();
        for (Route route : routes) {
            rows.add(new Row(
                    route,
                    validated.getOrDefault(route, false),
                    tests.getOrDefault(route, new TreeSet<>()),
                    sources.getOrDefault(route, "")));
        }
        rows.sort(Comparator.comparing(row -> row.route().pattern()));
        return rows;
    }

    private static List<Route> routes() {
        try (LocalTwilio router = LocalTwilio.start(
                LocalTwilio.Setup.of(
                        "127.0.0.1", 0, new Authentication(ServedTwilio.ACCOUNT, "none"), ServedTwilio.WORKSPACE, 1),
                new SteppedScheduler(0))) {
            return router.routes().stream()
                    .filter(route -> !route.pattern().startsWith("/_flexsim"))
                    .toList();
        }
    }

    private static Optional<Route> routeOf(String method, String path, List<Route> routes) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && matches(route.pattern(), path))
                .min(Comparator.comparingInt(route -> route.pattern().split("\\{", -1).length));
    }

    private static boolean matches(String pattern, String path) {
        String expression =
                Arrays.stream(pattern.split("\\{}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return path.matches(expression);
    }

    /** Lines of method, pattern and source, separated by tabs. */
    private static Map<Route, String> sources() throws IOException {
        Map<Route, String> sources = new LinkedHashMap<>();
        try (var in = CoveragePage.class.getResourceAsStream(SOURCES)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> sources.put(new Route(cells[0], cells[1], true), cells[2]));
        }
        return sources;
    }

    private static String page(List<Row> rows) {
        StringBuilder page = new StringBuilder(HEADER);
        Map<String, List<Row>> groups = rows.stream()
                .filter(row -> row.route().served())
                .collect(Collectors.groupingBy(
                        row -> group(row.route().pattern()), LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, members) -> {
            page.append("\n## ")
                    .append(group)
                    .append(", ")
                    .append(members.size())
                    .append(" operations\n\n");
            page.append("| operation | served | validated | tested by | source |\n|---|---|---|---|---|\n");
            members.forEach(row -> page.append(row.cells()).append("\n"));
        });
        page.append("\n"
                + "## Known and not served\n\n"
                + "These answer 501 and say so; a path that Twilio does not have answers 404.\n\n");
        rows.stream()
                .filter(row -> !row.route().served())
                .map(row -> row.route().method() + " " + readable(row.route().pattern()))
                .forEach(operation -> page.append("- `").append(operation).append("`\n"));
        return page.toString();
    }

    private static String group(String pattern) {
        return pattern.startsWith("/v1/Workspaces")
                ? "TaskRouter"
                : pattern.startsWith("/v1/") ? "Event Streams" : "Account and voice";
    }

    /** With names for the variables: {@code /Workers/{WorkerSid}}. */
    private static String readable(String pattern) {
        StringBuilder readable = new StringBuilder();
        String before = "";
        for (String segment : pattern.substring(1).split("/")) {
            String owner = before.endsWith("ies")
                    ? before.substring(0, before.length() - 3) + "y"
                    : before.replaceAll("s$", "");
            readable.append("/").append(segment.replace("{}", "{" + owner + "Sid}"));
            before = segment;
        }
        return readable.toString();
    }
}
