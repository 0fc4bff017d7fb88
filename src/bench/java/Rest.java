import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local TaskRouter's REST face, as a process of its own on the same machine as the client. */
final class Rest {
    private static final String JAR =
            Path.of("target", "flexsim.jar").toAbsolutePath().toString();
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";
    private static final String ATTRIBUTES = URLEncoder.encode(
            "{\"flexsim\":\"bench\",\"ixnId\":\"1234567890\",\"customerName\":\"Ada Lovelace\",\"customers\":{\"customer_id\":"
                    + "\"A-1001\",\"phone\":\"+15555550100\"},\"topic\":\"billing\",\"language\":\"en\",\"custom\":{\"talkTime\":120,"
                    + "\"wrapTime\":30}}",
            StandardCharsets.UTF_8);
    private static final int CONNECTIONS = 32;
    private static final int WORKERS = 15_000;
    private static final int FINISHED = 100_000;
    private static final int LIVE = 10_000;
    private static final int CLIENTS = 16;

    private final List<Process> running = new ArrayList<>();

    private Rest() {}

    /** Throughput of one GET and one POST beside a bare Javalin route; the two servers take turns. */
    static void ofThroughput(Path scratch) throws IOException, InterruptedException {
        Rest rest = new Rest();
        try {
            int port = rest.taskRouter("-Xmx3g");
            String worker;
            String task;
            int sizeOfGet;
            int sizeOfPost;
            try (Wire wire = new Wire(port)) {
                worker = Wire.WORKSPACE + "/Workers/"
                        + Wire.sid(
                                wire.post(Wire.WORKSPACE + "/Workers", "FriendlyName=w&Attributes=" + ATTRIBUTES),
                                "WK");
                task = Wire.WORKSPACE + "/Tasks";
                sizeOfGet = wire.get(worker).length();
                sizeOfPost = wire.post(task, "Attributes=" + ATTRIBUTES).length();
            }
            int bare = freePort();
            rest.start(
                    JAVA,
                    "-Xmx3g",
                    "-cp",
                    JAR + ":target/bench",
                    "BareJavalin",
                    "" + bare,
                    worker,
                    "" + sizeOfGet,
                    "" + sizeOfPost);
            untilListening(bare);
            System.out.println(
                    "| " + CONNECTIONS + " connections, answers a second, best of 5 in turns | local TaskRouter |"
                            + " bare Javalin | ratio |");
            System.out.println("|---|---:|---:|---:|");
            compare(
                    "GET of one worker, " + sizeOfGet + " bytes",
                    port,
                    bare,
                    Wire.request(worker, ""),
                    Wire.request(worker, ""),
                    200);
            compare(
                    "POST of one task, " + sizeOfPost + " bytes",
                    port,
                    bare,
                    Wire.request(task, "Attributes=" + ATTRIBUTES),
                    Wire.request(worker, "Attributes=" + ATTRIBUTES),
                    201);
        } finally {
            rest.stop();
        }
    }

    private static void compare(String what, int port, int bare, String request, String bareRequest, int status)
            throws IOException {
        double[] ours = new double[5];
        double[] theirs = new double[5];
        try (Hammer our = new Hammer(port, CONNECTIONS, request, status);
                Hammer their = new Hammer(bare, CONNECTIONS, bareRequest, status)) {
            our.run(2);
            their.run(2);
            for (int round = 0; round < ours.length; round++) {
                ours[round] = our.run(2);
                theirs[round] = their.run(2);
            }
        }
        double best = Arrays.stream(ours).max().orElseThrow();
        double bestBare = Arrays.stream(theirs).max().orElseThrow();
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f | %.2f |%n", what, best, bestBare, best / bestBare);
    }

    /** One client makes many workers, one after the other. */
    static void ofManyWorkers(Path scratch) throws IOException, InterruptedException {
        Rest rest = new Rest();
        try {
            int port = rest.taskRouter("-Xmx512m");
            try (Wire wire = new Wire(port)) {
                for (int i = 0; i < 20; i++) {
                    wire.post(
                            Wire.WORKSPACE + "/TaskQueues",
                            "FriendlyName=queue" + i + "&TargetWorkers=" + encoded("skills HAS 'skill" + i + "'"));
                }
                long begin = System.nanoTime();
                for (int i = 0; i < WORKERS; i++) {
                    wire.post(
                            Wire.WORKSPACE + "/Workers",
                            "FriendlyName=worker" + i + "&Attributes="
                                    + encoded("{\"skills\":[\"skill" + i % 20 + "\",\"skill" + i % 7 + "\"],\"number\":"
                                            + i + "}"));
                }
                System.out.println("| 15,000 workers with distinct attributes, 20 queues, one connection | |");
                System.out.println("|---|---:|");
                System.out.printf(Locale.ROOT, "| seconds | %.1f |%n", (System.nanoTime() - begin) / 1e9);
            }
        } finally {
            rest.stop();
        }
    }

    /** The heap that many tasks need: those that have ended less than five minutes ago, their events, and live ones. */
    static void ofMemory(Path scratch) throws Exception {
        Rest rest = new Rest();
        try {
            int port = rest.taskRouter("-Xmx512m");
            String workflow;
            try (Wire wire = new Wire(port)) {
                workflow = prepare(wire);
            }
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> ends = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                ends.add(clients.submit(() -> finish(port, workflow)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            clients.shutdown();
            try (Wire wire = new Wire(port)) {
                String waiting = Wire.sid(
                        wire.post(
                                Wire.WORKSPACE + "/TaskQueues",
                                "FriendlyName=nobody&TargetWorkers=" + encoded("skills HAS 'none'")),
                        "WQ");
                String idle = workflow(wire, "waiting", waiting);
                for (int i = 0; i < LIVE; i++) {
                    wire.post(Wire.WORKSPACE + "/Tasks", "WorkflowSid=" + idle + "&Attributes=" + ATTRIBUTES);
                }
            }
            System.out.println("| 100,000 finished and 10,000 live tasks, -Xmx512m, after a full collection | |");
            System.out.println("|---|---:|");
            System.out.printf(Locale.ROOT, "| heap used, MB | %d |%n", rest.heapUsed() / 1_024 / 1_024);
        } finally {
            rest.stop();
        }
    }

    private static String prepare(Wire wire) throws IOException {
        String available = Wire.sid(wire.get(Wire.WORKSPACE + "/Activities?FriendlyName=Available"), "WA");
        for (int i = 0; i < 100; i++) {
            String worker = Wire.sid(
                    wire.post(Wire.WORKSPACE + "/Workers", "FriendlyName=w" + i + "&ActivitySid=" + available), "WK");
            wire.post(Wire.WORKSPACE + "/Workers/" + worker + "/Channels/default", "Capacity=50");
        }
        String queue = Wire.sid(wire.post(Wire.WORKSPACE + "/TaskQueues", "FriendlyName=all"), "WQ");
        return workflow(wire, "all", queue);
    }

    private static String workflow(Wire wire, String name, String queue) throws IOException {
        return Wire.sid(
                wire.post(
                        Wire.WORKSPACE + "/Workflows",
                        "FriendlyName=" + name + "&Configuration="
                                + encoded("{\"task_routing\":{\"default_filter\":{\"queue\":\"" + queue + "\"}}}")),
                "WW");
    }

    private static Void finish(int port, String workflow) throws IOException {
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < FINISHED / CLIENTS; i++) {
                String task = Wire.WORKSPACE + "/Tasks/"
                        + Wire.sid(
                                wire.post(
                                        Wire.WORKSPACE + "/Tasks",
                                        "WorkflowSid=" + workflow + "&Attributes=" + ATTRIBUTES),
                                "WT");
                String reservation = Wire.sid(wire.get(task + "/Reservations"), "WR");
                wire.post(task + "/Reservations/" + reservation, "ReservationStatus=accepted");
                wire.post(task, "AssignmentStatus=wrapping");
                wire.post(task, "AssignmentStatus=completed&Reason=done");
            }
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Starts one; returns its port. */
    private int taskRouter(String heap) throws IOException, InterruptedException {
        int port = freePort();
        start(JAVA, heap, "-jar", JAR, "taskrouter", "--port", "" + port);
        untilListening(port);
        return port;
    }

    private void start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        List.of("ACCOUNT_SID", "AUTH_TOKEN", "WRKSPC_SID").forEach(builder.environment()::remove);
        running.add(builder.start());
    }

    private long heapUsed() throws IOException, InterruptedException {
        String pid = String.valueOf(running.get(0).pid());
        command("jcmd", pid, "GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(command("jcmd", pid, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) * 1_024 : -1;
    }

    private static String command(String... words) throws IOException, InterruptedException {
        words[0] = System.getProperty("java.home") + "/bin/" + words[0];
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        return said;
    }

    private static void untilListening(int port) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Socket open = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("nothing listens on " + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void stop() throws InterruptedException {
        for (Process process : running) {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
