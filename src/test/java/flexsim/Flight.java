package flexsim;

import flexsim.testing.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Runs the real jar as processes in a directory of their own, with an environment of their own. */
final class Flight implements AutoCloseable {
    /** Starts soon, as by {@code scripts/flexsim}: with the archive of loaded classes, and without compiling much. */
    private static final List<String> JAVA = List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:SharedArchiveFile=" + System.getProperty("flexsim.jar").replaceFirst("jar$", "jsa"),
            "-Xlog:disable",
            "-jar",
            System.getProperty("flexsim.jar"));

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> running = new ArrayList<>();
    private int count;

    Flight(Path directory) {
        this.directory = directory;
    }

    /** A process that has ended, and what it said. */
    record Ended(int exitCode, String out, String err) {}

    /** A process that goes on, and where what it says is written. */
    record Running(Process process, Path out, Path err) {
        String said() {
            return read(out) + read(err);
        }
    }

    /** From now on every process has this variable. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        Running started = start(arguments);
        return ended(started);
    }

    Running start(String... arguments) {
        Path out = directory.resolve("out-" + ++count);
        Path err = directory.resolve("err-" + count);
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        List.of(
                        "ACCOUNT_SID",
                        "AUTH_TOKEN",
                        "WRKSPC_SID",
                        "FLEXSIM_URL",
                        "PORT",
                        "ASSIGN_URL",
                        "RANDOM_SEED",
                        "API_KEY")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            running.add(process);
            return new Running(process, out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for the end of {@code started}. */
    Ended ended(Running started) {
        try {
            if (!started.process().waitFor(Deadline.SECONDS, TimeUnit.SECONDS)) {
                started.process().destroyForcibly();
                throw new AssertionError("did not end: " + started.said());
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return new Ended(started.process().exitValue(), read(started.out()), read(started.err()));
    }

    /** Looks every now and then, until {@code condition} holds. */
    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Deadline.DURATION.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never happened: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Everything that was said or written in this directory. */
    List<Path> files() {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
