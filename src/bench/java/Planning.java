import flexsim.simulation.Experiment;
import flexsim.simulation.Replications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long a planner waits: a day and a week of skills-based routing, warm and as a command, on one core and on two. */
final class Planning {
    private static final int DAY = 86_400;
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 30;
    private static final String JAR =
            Path.of("target", "flexsim.jar").toAbsolutePath().toString();
    private static final String FLEXSIM =
            Path.of("scripts", "flexsim").toAbsolutePath().toString();

    private Planning() {}

    static void ofDaysAndWeeks(Path scratch) throws IOException, InterruptedException {
        inJava("warm");
        inJava("threads");
        commands(scratch);
    }

    private static void inJava(String what) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(
                        java(), "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "Planning", what)
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("the benchmark ended with exit code " + exitCode);
        }
    }

    public static void main(String[] args) {
        if (args[0].equals("warm")) {
            warmDay();
        } else {
            threads();
        }
    }

    private static void warmDay() {
        String day = SimulatedCentre.day(300, 20_000);
        for (int round = 0; round < WARM_UP; round++) {
            play(day, round, 1, 1);
        }
        double[] millis = new double[ROUNDS];
        long tasks = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Experiment experiment = experiment(day, 100 + round, 1, 1);
            long begun = System.nanoTime();
            experiment.run(false, replication -> {});
            millis[round] = (System.nanoTime() - begun) / 1e6;
            tasks += experiment.tasks();
        }
        Arrays.sort(millis);
        System.out.println("| a day, warm, one thread: 300 agents, 12 queues, escalation | |\n|---|---:|");
        System.out.printf(Locale.ROOT, "| tasks a day | %,d |%n", tasks / ROUNDS);
        System.out.printf(Locale.ROOT, "| ms, best | %.1f |%n", millis[0]);
        System.out.printf(Locale.ROOT, "| ms, median | %.1f |%n%n", millis[ROUNDS / 2]);
    }

    /** In turns, so that what else the machine does falls on both. */
    private static void threads() {
        String day = SimulatedCentre.day(300, 20_000);
        int replications = 200;
        play(day, 1, replications / 2, 2);
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            one.add(play(day, round, replications, 1));
            two.add(play(day, round, replications, 2));
        }
        double first = one.stream().sorted().toList().get(1);
        double second = two.stream().sorted().toList().get(1);
        System.out.println("| " + replications + " such days | s |\n|---|---:|");
        System.out.printf(Locale.ROOT, "| one thread | %.2f |%n", first);
        System.out.printf(Locale.ROOT, "| two threads | %.2f |%n", second);
        System.out.printf(Locale.ROOT, "| one / two | %.2f |%n%n", first / second);
    }

    private static double play(String day, long seed, int replications, int threads) {
        Experiment experiment = experiment(day, seed, replications, threads);
        long begun = System.nanoTime();
        experiment.run(false, replication -> {});
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Experiment experiment(String day, long seed, int replications, int threads) {
        return SimulatedCentre.experiment(day, seed, DAY, new Replications(replications, threads));
    }

    // ---- cold: whole processes

    private static void commands(Path scratch) throws IOException, InterruptedException {
        Path day = SimulatedCentre.write(SimulatedCentre.day(300, 20_000), scratch.resolve("day"));
        Path week = SimulatedCentre.write(SimulatedCentre.day(1_500, 110_000), scratch.resolve("week"));
        System.out.println("| whole commands, from start to exit | s, best | median |\n|---|---:|---:|");
        command("simulate the day, with report", scratch, List.of(FLEXSIM), day, "24h");
        command(
                "simulate a week, 1,500 agents, 110,000 tasks a day, with report",
                scratch,
                List.of(FLEXSIM),
                week,
                "7d");
        command(
                "the same in 512 MB (`java -Xmx512m -jar flexsim.jar`)",
                scratch,
                List.of(java(), "-Xmx512m", "-jar", JAR),
                week,
                "7d");
    }

    private static void command(String name, Path scratch, List<String> program, Path domain, String length)
            throws IOException, InterruptedException {
        double[] seconds = new double[5];
        for (int round = 0; round < seconds.length; round++) {
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of(
                    "simulate",
                    "--domaindir",
                    domain.toString(),
                    "--for",
                    length,
                    "--seed",
                    Integer.toString(round),
                    "--report",
                    Files.createTempDirectory(scratch, "report").toString()));
            long begun = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("out.txt").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(scratch.resolve("out.txt")));
            }
            seconds[round] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", name, seconds[0], seconds[2]);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
