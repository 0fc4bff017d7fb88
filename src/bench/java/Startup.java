import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Wall time of whole processes, from start to exit. The commands take turns, so that what else the machine does falls
 * on all of them alike; the first is the yardstick.
 */
final class Startup {
    private static final int ROUNDS = 25;
    private static final int WARM_UP = 3;
    private static final String FLEXSIM =
            Path.of("scripts", "flexsim").toAbsolutePath().toString();
    private static final String JAR =
            Path.of("target", "flexsim.jar").toAbsolutePath().toString();

    private Startup() {}

    static void ofCommands(Path scratch) throws IOException, InterruptedException {
        Map<String, List<String>> commands = yardstick(scratch);
        commands.put("scripts/flexsim --version", List.of(FLEXSIM, "--version"));
        commands.put("scripts/flexsim --help", List.of(FLEXSIM, "--help"));
        commands.put("scripts/flexsim genconfig, the defaults", List.of(FLEXSIM, "genconfig"));
        commands.put("java -jar flexsim.jar --version", List.of(java(), "-jar", JAR, "--version"));
        commands.put("java -jar flexsim.jar genconfig, the defaults", List.of(java(), "-jar", JAR, "genconfig"));
        measure(commands, scratch, ROUNDS);
    }

    static void ofManyAgents(Path scratch) throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("domain.json"), "{\"agentCnt\": 10000}");
        Map<String, List<String>> commands = yardstick(scratch);
        commands.put("scripts/flexsim genconfig, 10,000 agents", List.of(FLEXSIM, "genconfig", "--domaindir", "."));
        measure(commands, scratch, ROUNDS / 3);
    }

    /** A class that prints one line: the least a Java program can take. */
    private static Map<String, List<String>> yardstick(Path scratch) throws IOException, InterruptedException {
        Path source = scratch.resolve("Hello.java");
        Files.writeString(
                source,
                "public class Hello { public static void main(String[] args) { System.out.println(\"Hello\"); } }");
        run(List.of(Path.of(java()).resolveSibling("javac").toString(), source.toString()), scratch);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("java -cp . Hello", List.of(java(), "-cp", ".", "Hello"));
        return commands;
    }

    private static void measure(Map<String, List<String>> commands, Path scratch, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Map<String, Integer> exitCodes = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long start = System.nanoTime();
                exitCodes.merge(command.getKey(), run(command.getValue(), scratch), Math::max);
                double took = (System.nanoTime() - start) / 1e6;
                if (round >= 0) {
                    millis.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        print(millis, exitCodes, rounds);
    }

    private static int run(List<String> command, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " did not end within a minute");
        }
        return process.exitValue();
    }

    private static void print(Map<String, List<Double>> millis, Map<String, Integer> exitCodes, int rounds) {
        System.out.println("| " + rounds + " rounds, in turns | median ms | min ms | median / Hello |");
        System.out.println("|---|---:|---:|---:|");
        double yardstick = median(millis.values().iterator().next());
        millis.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| `%s`%s | %.0f | %.0f | %.1f |%n",
                name,
                exitCodes.get(name) == 0 ? "" : " **failed, exit code " + exitCodes.get(name) + "**",
                median(all),
                all.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                median(all) / yardstick));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
