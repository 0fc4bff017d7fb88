import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks that are named, or all of them, and prints a Markdown section for each. */
final class Bench {
    /** Measures something, in a directory of its own that is empty, and prints a table. */
    interface Benchmark {
        void run(Path scratch) throws Exception;
    }

    private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("startup", Startup::ofCommands);
        BENCHMARKS.put("genconfig", Startup::ofManyAgents);
        BENCHMARKS.put("custsim", Load::ofCustomers);
        BENCHMARKS.put("agentsim", Load::ofAgents);
        BENCHMARKS.put("routing", Routing::ofWorkers);
        BENCHMARKS.put("engine", EngineLife::ofCustomers);
        BENCHMARKS.put("rest", Rest::ofThroughput);
        BENCHMARKS.put("workers", Rest::ofManyWorkers);
        BENCHMARKS.put("memory", Rest::ofMemory);
        BENCHMARKS.put("draws", Draws::run);
        BENCHMARKS.put("planning", Planning::ofDaysAndWeeks);
        BENCHMARKS.put("virtual", Virtual::ofErlangA);
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted =
                args.length == 0 || args[0].equals("all") ? List.copyOf(BENCHMARKS.keySet()) : List.of(args);
        for (String name : wanted) {
            if (!BENCHMARKS.containsKey(name)) {
                System.err.println("bench: there is no '" + name + "', only " + BENCHMARKS.keySet() + " and all");
                System.exit(2);
            }
        }
        System.out.println(machine());
        for (String name : wanted) {
            System.out.println();
            System.out.println("### " + name);
            System.out.println();
            BENCHMARKS.get(name).run(Files.createTempDirectory("flexsim-bench"));
        }
    }

    private static String machine() {
        return "%d cores, %s %s, Java %s (%s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.runtime.version"),
                        System.getProperty("java.vendor"));
    }
}
