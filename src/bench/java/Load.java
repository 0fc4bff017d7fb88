import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load on the real commands as processes of one machine: a local TaskRouter, agents and customers. Figures are those
 * that custsim reports itself, and of the assignment callback what a tunnel between TaskRouter and agentsim sees.
 */
final class Load {
    private static final String FLEXSIM =
            Path.of("scripts", "flexsim").toAbsolutePath().toString();
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);

    private final Path directory;
    private final List<Process> running = new ArrayList<>();
    private final int routerPort = freePort();
    private final int agentPort = freePort();

    private Load(Path directory) throws IOException {
        this.directory = directory;
    }

    /** 200 customers a second, nobody answers. */
    static void ofCustomers(Path scratch) throws IOException, InterruptedException {
        Load load = new Load(scratch);
        try {
            load.setUp(12, "http://127.0.0.1:" + load.agentPort + "/reservation");
            String report = load.run(
                    "custsim", "--rate", "200/s", "--timeLim", SECONDS + "s", "--seed", "1", "--no-linger", "--json");
            System.out.println("| custsim --rate 200/s, " + SECONDS + " s, local TaskRouter on the same machine | |");
            System.out.println("|---|---:|");
            for (String field : List.of("offered", "created", "failed")) {
                System.out.println("| " + field + " | " + number(report, field) + " |");
            }
            for (String field : List.of("p50", "p99", "max")) {
                System.out.println("| lateness " + field + ", ms | " + number(report, field) + " |");
            }
        } finally {
            load.stop();
        }
    }

    /** 2,000 agents who are offered 50 tasks a second. */
    static void ofAgents(Path scratch) throws IOException, InterruptedException {
        Load load = new Load(scratch);
        Tunnel tunnel = new Tunnel(load.agentPort);
        try {
            load.setUp(2_000, tunnel.url());
            Process agents = load.start(
                    "agentsim", "--port", String.valueOf(load.agentPort), "--assignURL", tunnel.url(), "--seed", "1");
            load.untilHealthy(agents);
            String report = load.run(
                    "custsim", "--rate", "50/s", "--timeLim", SECONDS + "s", "--seed", "1", "--no-linger", "--json");
            System.out.println("| agentsim with 2,000 agents, custsim --rate 50/s, " + SECONDS + " s | |");
            System.out.println("|---|---:|");
            System.out.println("| tasks created | " + number(report, "created") + " |");
            tunnel.print();
        } finally {
            tunnel.close();
            load.stop();
        }
    }

    private void setUp(int agents, String assignmentUrl) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("domain.json"), "{\"agentCnt\": " + agents + "}");
        start("taskrouter", "--port", String.valueOf(routerPort));
        run("genconfig", "--domaindir", ".");
        for (int tries = 0; exitCode("deploy", "--assignURL", assignmentUrl) != 0; tries++) {
            if (tries == 10) {
                throw new IOException("deploy failed: " + Files.readString(directory.resolve("deploy.err")));
            }
        }
    }

    private void untilHealthy(Process agents) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        URI health = URI.create("http://127.0.0.1:" + agentPort + "/healthz");
        for (int tries = 0; tries < 1_200 && agents.isAlive(); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            try {
                String answer = client.send(
                                HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                if (number(answer, "available").matches("\\d{4,}")) {
                    return;
                }
            } catch (IOException notYet) {
                continue;
            }
        }
        throw new IOException("the agents never came: " + Files.readString(directory.resolve("agentsim.err")));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(FLEXSIM));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve(arguments[0] + ".out").toFile())
                .redirectError(directory.resolve(arguments[0] + ".err").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("ACCOUNT_SID", "AC" + "1".repeat(32));
        environment.put("AUTH_TOKEN", "bench");
        environment.put("WRKSPC_SID", "WS" + "1".repeat(32));
        environment.put("FLEXSIM_URL", "http://127.0.0.1:" + routerPort);
        Process process = builder.start();
        running.add(process);
        return process;
    }

    private int exitCode(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(SECONDS + 300L, TimeUnit.SECONDS)) {
            throw new IOException(arguments[0] + " did not end");
        }
        return process.exitValue();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        int code = exitCode(arguments);
        if (code != 0) {
            throw new IOException(arguments[0] + " ended with " + code + ": "
                    + Files.readString(directory.resolve(arguments[0] + ".err")));
        }
        return Files.readString(directory.resolve(arguments[0] + ".out"));
    }

    private void stop() {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).destroyForcibly();
        }
    }

    private static String number(String json, String field) {
        Matcher matcher =
                Pattern.compile("\"" + field + "\"\\s*:\\s*([-0-9.]+)").matcher(json);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Passes callbacks on and notes how long their answers take. */
    private static final class Tunnel {
        private final com.sun.net.httpserver.HttpServer server;
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
        private final int agentPort;

        Tunnel(int agentPort) throws IOException {
            this.agentPort = agentPort;
            this.server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newFixedThreadPool(16));
            server.createContext("/reservation", this::pass);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/reservation";
        }

        private void pass(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agentPort + "/reservation"))
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .header("X-Twilio-Signature", exchange.getRequestHeaders().getFirst("X-Twilio-Signature"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            try (exchange) {
                long start = System.nanoTime();
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                millis.add((System.nanoTime() - start) / 1e6);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        void print() {
            double[] sorted =
                    millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.println("| callbacks answered | " + sorted.length + " |");
            for (double share : new double[] {0.5, 0.99, 1}) {
                int index = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
                System.out.printf(
                        Locale.ROOT,
                        "| callback answered within, p%.0f, ms | %.1f |%n",
                        share * 100,
                        sorted.length == 0 ? Double.NaN : sorted[index]);
            }
        }

        void close() {
            server.stop(0);
            ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
        }
    }
}
