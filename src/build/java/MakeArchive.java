import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the archive of loaded classes beside the jar, {@code target/flexsim.jsa}: runs flexsim, notes which classes it
 * loads, and has Java dump them. Only the start is quicker for it, so nothing that goes wrong here fails the build.
 *
 * <p>A static archive, because a dynamic one leaves out picocli, whose class files are of an old format. Beside it goes
 * the head of the {@code release} file of the Java that made it, by which {@code scripts/flexsim} knows its own.
 */
final class MakeArchive {
    /** What is run to learn the classes: one command line each, in an empty directory. One that fails still teaches. */
    private static final List<String> TRAINING = List.of(
            "--version",
            "--help",
            "frobnicate",
            "genconfig",
            "genconfig --help",
            "demo --for 2s --json",
            "deploy",
            "cleansim",
            "custsim",
            "agentsim",
            "taskrouter --port 70000",
            "erlang --calls 950/30m --aht 180 --agents 100 --patience 120 --target 80/20",
            "erlang --calls 950/30m --aht 180 --agents 100 --json",
            "simulate --for 10m --seed 1 --json",
            "simulate --for 10m --seed 1 --report report");

    /** All that a run sees of the environment: no account, no options for Java. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "SystemRoot", "TEMP", "TMP");

    private static final int RUN_SECONDS = 90;

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Path jar;
    private final Path archive;
    private final Path scratch;

    private MakeArchive(Path jar, Path scratch) {
        this.jar = jar;
        this.archive = jar.resolveSibling("flexsim.jsa");
        this.scratch = scratch;
    }

    /** {@code java MakeArchive.java target/flexsim.jar} */
    public static void main(String[] args) throws IOException {
        Path scratch = Files.createTempDirectory("flexsim-archive");
        try {
            new MakeArchive(Path.of(args[0]).toRealPath(), scratch).make();
        } catch (IOException | UncheckedIOException | IllegalStateException failed) {
            System.err.println("No archive of loaded classes, flexsim will start slower: " + failed.getMessage());
        } finally {
            delete(scratch);
        }
    }

    private void make() throws IOException {
        Files.deleteIfExists(archive);
        Files.deleteIfExists(stamp());
        List<String> identity = identityOfJava();
        // At once as far as there are cores; in the order of the runs, whichever is over first.
        Set<String> classes = IntStream.range(0, TRAINING.size())
                .parallel()
                .mapToObj(run -> classesLoadedBy(TRAINING.get(run), run))
                .flatMap(List::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Path list = Files.write(scratch.resolve("classes"), classes);
        Path made = scratch.resolve("flexsim.jsa");
        run(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made), List.of());
        if (!Files.exists(made)
                || run(List.of("-Xshare:on", "-XX:SharedArchiveFile=" + made), List.of("--version")) != 0) {
            throw new IllegalStateException(
                    Files.exists(made) ? "this Java cannot use what it made" : "this Java makes none");
        }
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
        Files.write(stamp(), identity);
    }

    private Path stamp() {
        return archive.resolveSibling(archive.getFileName() + ".release");
    }

    /** The lines up to the version. */
    private static List<String> identityOfJava() throws IOException {
        List<String> release = Files.readAllLines(Path.of(System.getProperty("java.home"), "release"));
        for (int line = 0; line < release.size(); line++) {
            if (release.get(line).startsWith("JAVA_VERSION=")) {
                return release.subList(0, line + 1);
            }
        }
        throw new IllegalStateException("the file release of " + System.getProperty("java.home") + " has no version");
    }

    /** The lines that Java noted, without what holds for that one run alone. */
    private List<String> classesLoadedBy(String command, int run) {
        Path list = scratch.resolve("classes-" + run);
        try {
            run(
                    List.of("-Xshare:off", "-XX:TieredStopAtLevel=1", "-XX:DumpLoadedClassList=" + list),
                    Arrays.asList(command.split(" ")));
            if (!Files.exists(list)) {
                return List.of();
            }
            try (Stream<String> lines = Files.lines(list)) {
                return lines.filter(line -> !line.startsWith("#") && !line.contains(" source: "))
                        .map(line -> line.replaceFirst(" id: \\d+$", ""))
                        .toList();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The exit code, or -1 when the run had to be ended. */
    private int run(List<String> options, List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-Xlog:disable", "-cp", jar.toString()));
        if (!args.isEmpty()) {
            command.add("flexsim.cli.Main");
            command.addAll(args);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createTempDirectory(scratch, "run").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        return -1;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        }
    }
}
