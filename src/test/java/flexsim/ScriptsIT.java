package flexsim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/flexsim}, run as a user would, on a copy of the checkout whose path has a space. */
@DisabledOnOs(OS.WINDOWS)
class ScriptsIT {
    private static final Path JAR = Path.of(System.getProperty("flexsim.jar"));
    private static final Path ARCHIVE = JAR.resolveSibling("flexsim.jsa");
    private static final Path STAMP = JAR.resolveSibling("flexsim.jsa.release");
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final String SYSTEM_PATH = "/usr/bin:/bin";

    @TempDir
    private Path temp;

    private Path checkout;
    private Path script;
    private Path emptyPath;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void copy_the_checkout() throws IOException {
        checkout = Files.createDirectories(temp.toRealPath().resolve("a checkout"));
        Files.createDirectories(checkout.resolve("scripts"));
        Files.createDirectories(checkout.resolve("target"));
        emptyPath = Files.createDirectories(temp.resolve("empty"));
        script = checkout.resolve("scripts/flexsim");
        Files.copy(Path.of("scripts/flexsim"), script);
        executable(script);
        Files.copy(JAR, checkout.resolve("target/flexsim.jar"));
    }

    @Test
    void without_an_archive_it_starts_the_jar() throws Exception {
        assertPrintsOnlyItsVersion(run(script, Map.of("JAVA_HOME", JAVA_HOME), "--version"));
    }

    @Test
    void the_jar_starts_without_the_script() throws Exception {
        assertPrintsOnlyItsVersion(run(
                Path.of(JAVA_HOME, "bin", "java"),
                Map.of(),
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--version"));
    }

    @Test
    void through_a_relative_link_to_a_link_it_finds_its_checkout() throws Exception {
        Path near = Files.createSymbolicLink(temp.resolve("near link"), script);
        Path far = Files.createDirectories(temp.resolve("bin")).resolve("flexsim");
        Files.createSymbolicLink(far, Path.of("..").resolve(near.getFileName()));

        assertPrintsOnlyItsVersion(run(far, Map.of("JAVA_HOME", JAVA_HOME), "--version"));
    }

    @Test
    void found_on_the_path_it_finds_its_checkout() throws Exception {
        String path = checkout.resolve("scripts") + ":" + SYSTEM_PATH;

        Result result =
                run(Path.of("/bin/sh"), Map.of("JAVA_HOME", JAVA_HOME, "PATH", path), "-c", "flexsim --version");

        assertPrintsOnlyItsVersion(result);
    }

    @Test
    void the_archive_of_the_build_is_used_by_the_java_that_made_it() throws Exception {
        assumeTrue(Files.exists(ARCHIVE), "this Java could make no archive");
        String home = home_that_made_the_archive();

        Result result = run(
                Path.of("scripts/flexsim").toAbsolutePath(),
                Map.of("JAVA_HOME", home, "FLEXSIM_JAVA_OPTS", "-Xlog:class+load:stderr"),
                "--version");

        assertTrue(
                result.err().lines().anyMatch(line -> line.contains("flexsim.cli.Main source: shared objects file")),
                result.err().lines().filter(line -> line.contains("flexsim")).toList()::toString);
    }

    @Test
    void an_archive_made_for_another_place_is_passed_over_in_silence() throws Exception {
        assumeTrue(Files.exists(ARCHIVE), "this Java could make no archive");
        Files.copy(ARCHIVE, checkout.resolve("target/flexsim.jsa"));
        Files.copy(STAMP, checkout.resolve("target/flexsim.jsa.release"));

        assertPrintsOnlyItsVersion(run(script, Map.of("JAVA_HOME", home_that_made_the_archive()), "--version"));
    }

    @Test
    void a_broken_archive_is_passed_over_in_silence() throws Exception {
        Files.writeString(checkout.resolve("target/flexsim.jsa"), "not an archive");
        Files.copy(Path.of(JAVA_HOME, "release"), checkout.resolve("target/flexsim.jsa.release"));

        assertPrintsOnlyItsVersion(run(script, Map.of("JAVA_HOME", JAVA_HOME), "--version"));
    }

    @Test
    void the_archive_of_another_java_is_not_even_tried() throws Exception {
        Files.writeString(checkout.resolve("target/flexsim.jsa"), "not an archive");
        Files.writeString(checkout.resolve("target/flexsim.jsa.release"), "JAVA_VERSION=\"17.0.0\"\n");

        Result result =
                run(script, Map.of("JAVA_HOME", JAVA_HOME, "FLEXSIM_JAVA_OPTS", "-XX:+PrintFlagsFinal"), "--version");

        String option = result.out()
                .lines()
                .filter(line -> line.contains(" SharedArchiveFile "))
                .findFirst()
                .orElseThrow();
        assertFalse(option.contains("flexsim"), option);
    }

    @Test
    void without_any_java_it_says_so_in_one_line() throws Exception {
        Result result = run(script, Map.of("PATH", emptyPath.toString()), "--version");

        assertEquals(
                new Result(
                        1,
                        "",
                        "flexsim: needs Java 17 or newer; there is no java on the PATH."
                                + " Install one or let JAVA_HOME point to it.\n"),
                result);
    }

    @Test
    void a_java_home_that_is_too_old_is_named() throws Exception {
        Result result = run(
                script,
                Map.of("PATH", emptyPath.toString(), "JAVA_HOME", oldJava().toString()),
                "--version");

        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("JAVA_HOME is 11.0.2"), result.err());
    }

    @Test
    void a_java_home_that_is_too_old_gives_way_to_the_java_of_the_path() throws Exception {
        String path = Path.of(JAVA_HOME, "bin") + ":" + SYSTEM_PATH;

        Result result = run(script, Map.of("PATH", path, "JAVA_HOME", oldJava().toString()), "--version");

        assertPrintsOnlyItsVersion(result);
    }

    @Test
    void a_java_that_tells_its_version_nowhere_is_asked() throws Exception {
        Path shim = Files.createDirectories(temp.resolve("shims")).resolve("java");
        Files.writeString(shim, "#!/bin/sh\nexec '" + JAVA_HOME + "/bin/java' \"$@\"\n");
        executable(shim);

        Result result = run(script, Map.of("PATH", shim.getParent() + ":" + SYSTEM_PATH), "--version");

        assertPrintsOnlyItsVersion(result);
    }

    @Test
    void a_missing_jar_is_built_and_stdout_stays_clean() throws Exception {
        Files.move(checkout.resolve("target/flexsim.jar"), checkout.resolve("built.jar"));
        Path mvn = Files.createDirectories(temp.resolve("maven")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\necho compiling\nmv built.jar target/flexsim.jar\n");
        executable(mvn);

        Result result =
                run(script, Map.of("JAVA_HOME", JAVA_HOME, "PATH", mvn.getParent() + ":" + SYSTEM_PATH), "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertEquals(version(), result.out());
        assertEquals(
                "flexsim: building " + checkout.resolve("target/flexsim.jar") + ", this once\ncompiling\n",
                result.err());
    }

    @Test
    void a_missing_jar_without_maven_is_one_clear_line() throws Exception {
        Files.delete(checkout.resolve("target/flexsim.jar"));

        Result result = run(script, Map.of("JAVA_HOME", JAVA_HOME, "PATH", emptyPath.toString()), "--version");

        assertEquals(1, result.exitCode());
        assertEquals(
                "flexsim: " + checkout.resolve("target/flexsim.jar")
                        + " is missing and there is no mvn to build it. Install Maven 3.8 or newer.\n",
                result.err());
    }

    @Test
    void a_missing_jar_without_maven_is_built_by_the_wrapper_which_downloads_one() throws Exception {
        Files.move(checkout.resolve("target/flexsim.jar"), checkout.resolve("built.jar"));
        copy_the_wrapper();
        byte[] maven = maven_that_moves_the_jar();
        Files.writeString(checkout.resolve(".mvn/wrapper/maven-wrapper.properties"), """
            distributionUrl=https://unreachable.invalid/maven2/org/apache/maven/apache-maven/1/apache-maven-1-bin.zip
            distributionSha256Sum=%s
            distributionSha256SumTarGz=%s
            """.formatted(
                        "0".repeat(64), sha256(maven)));

        Result first;
        Result second;
        try (Repository repository = new Repository(maven)) {
            first = runWithoutMaven(repository);
            Files.move(checkout.resolve("target/flexsim.jar"), checkout.resolve("built.jar"));
            second = runWithoutMaven(repository);

            assertEquals(1, repository.asked(), "what was downloaded is kept");
        }
        assertEquals(0, first.exitCode(), first.err());
        assertEquals(version(), first.out());
        assertEquals(
                "flexsim: there is no mvn on the PATH, so scripts/mvnw downloads Maven unless it has before\n"
                        + "flexsim: building " + checkout.resolve("target/flexsim.jar") + ", this once\ncompiling\n",
                first.err());
        assertEquals(first, second);
    }

    @Test
    void a_maven_that_is_not_the_one_the_project_names_is_refused() throws Exception {
        Files.delete(checkout.resolve("target/flexsim.jar"));
        copy_the_wrapper();

        Result result;
        try (Repository repository = new Repository(maven_that_moves_the_jar())) {
            result = runWithoutMaven(repository);
        }

        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("Failed to validate Maven distribution SHA-256"), result.err());
        assertTrue(
                result.err()
                        .endsWith("flexsim: " + checkout.resolve("target/flexsim.jar")
                                + " is missing and scripts/mvnw has no Maven to build it, see above."
                                + " Install Maven 3.8 or newer.\n"),
                result.err());
    }

    @Test
    void arguments_and_the_exit_code_pass_through_untouched() throws Exception {
        Result result = run(script, Map.of("JAVA_HOME", JAVA_HOME), "no such * command");

        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("no such * command"), result.err());
    }

    @Test
    void the_options_of_the_user_reach_java_and_may_choose_another_collector() throws Exception {
        Result result = run(
                script, Map.of("JAVA_HOME", JAVA_HOME, "FLEXSIM_JAVA_OPTS", "-XX:+UseParallelGC -Xmx64m"), "--version");

        assertPrintsOnlyItsVersion(result);
    }

    private static void assertPrintsOnlyItsVersion(Result result) throws IOException {
        assertEquals(new Result(0, version(), ""), result);
    }

    private static String version() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return "flexsim " + jar.getManifest().getMainAttributes().getValue("Implementation-Version") + "\n";
        }
    }

    /** Maven and this test may run on different Javas. */
    private static String home_that_made_the_archive() throws IOException {
        String release = Files.readString(Path.of(JAVA_HOME, "release"));
        assumeTrue(release.startsWith(Files.readString(STAMP)), "another Java made the archive");
        return JAVA_HOME;
    }

    private Path oldJava() throws IOException {
        Path home = temp.resolve("jdk-11");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho too old to be started >&2\nexit 1\n");
        executable(java);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"11.0.2\"\n");
        return home;
    }

    private void copy_the_wrapper() throws IOException {
        Files.copy(Path.of("scripts/mvnw"), checkout.resolve("scripts/mvnw"));
        executable(checkout.resolve("scripts/mvnw"));
        Files.createDirectories(checkout.resolve(".mvn/wrapper"));
        Files.copy(
                Path.of(".mvn/wrapper/maven-wrapper.properties"),
                checkout.resolve(".mvn/wrapper/maven-wrapper.properties"));
    }

    /** As Maven's own distribution is packed: a directory with {@code bin/mvn} in it. */
    private byte[] maven_that_moves_the_jar() throws Exception {
        Path mvn = Files.createDirectories(temp.resolve("apache-maven-1/bin")).resolve("mvn");
        Files.writeString(mvn, """
            #!/bin/sh
            [ "$1" != -v ] || exit 0
            echo compiling
            mv built.jar target/flexsim.jar
            """);
        executable(mvn);
        Path packed = temp.resolve("maven.tar.gz");
        List<String> pack = List.of("tar", "czf", packed.toString(), "-C", temp.toString(), "apache-maven-1");
        assertEquals(0, new ProcessBuilder(pack).start().waitFor());
        return Files.readAllBytes(packed);
    }

    /** A Maven repository that answers every request with the same bytes. */
    private static final class Repository implements AutoCloseable {
        private final AtomicInteger asked = new AtomicInteger();
        private final HttpServer server;

        Repository(byte[] answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        int asked() {
            return asked.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Result runWithoutMaven(Repository repository) throws Exception {
        return run(
                script,
                Map.of(
                        "JAVA_HOME", JAVA_HOME,
                        "HOME", temp.toString(),
                        "PATH", path_without_maven().toString(),
                        "MVNW_REPOURL", repository.url()),
                "--version");
    }

    /** What the wrapper needs; no unzip, so it takes the tar.gz, and no wget or curl, so it downloads by Java. */
    private Path path_without_maven() throws IOException {
        Path directory = Files.createDirectories(temp.resolve("without maven"));
        for (String tool : "basename cat dirname gzip mkdir mktemp mv rm sha256sum shasum tar tr uname".split(" ")) {
            for (Path place : List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool))) {
                if (Files.exists(place)) {
                    Path call = directory.resolve(tool);
                    Files.writeString(call, "#!/bin/sh\nexec " + place + " \"$@\"\n");
                    executable(call);
                }
            }
        }
        return directory;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs in an empty directory with {@code environment} and nothing else. */
    private Result run(Path program, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(temp.resolve("elsewhere")).toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", SYSTEM_PATH);
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Result(
                exitCode, Files.readString(temp.resolve("out"), UTF_8), Files.readString(temp.resolve("err"), UTF_8));
    }
}
