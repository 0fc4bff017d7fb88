package flexsim.report;

import flexsim.config.AtomicFiles;
import flexsim.metrics.MeasurementPlan;
import flexsim.metrics.Replication;
import flexsim.metrics.Totals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The files of a report: {@value #SUMMARY}, {@value #INTERVALS}, {@value #TASKS} and {@value #PAGE}. They come into their place
 * together, when all of them are there; until then, and after a failure, the directory is as it was. What cannot be written
 * is an {@link java.io.UncheckedIOException}. Not thread-safe.
 */
public final class ReportFiles implements AutoCloseable {
    public static final String SUMMARY = "summary.json";
    public static final String INTERVALS = "intervals.csv";
    public static final String TASKS = "tasks.csv";
    public static final String PAGE = "report.html";

    private final AtomicFiles files;
    private final RunFacts facts;
    private final TasksCsv tasks;
    /** Tasks are most of what is written: they go on while the rest is made. */
    private final ExecutorService taskWriter = Executors.newSingleThreadExecutor(ReportFiles::thread);

    private Future<?> writing = CompletableFuture.completedFuture(0);
    private int replications;

    private ReportFiles(AtomicFiles files, MeasurementPlan plan, RunFacts facts) {
        this.files = files;
        this.facts = facts;
        this.tasks = open(plan);
    }

    /** @param directory made if it is not there */
    public static ReportFiles in(Path directory, MeasurementPlan plan, RunFacts facts) {
        AtomicFiles files = AtomicFiles.in(directory);
        try {
            return new ReportFiles(files, plan, facts);
        } catch (RuntimeException failed) {
            files.close();
            throw failed;
        }
    }

    private TasksCsv open(MeasurementPlan plan) {
        try {
            return new TasksCsv(files.create(TASKS), plan, facts.time());
        } catch (IOException failed) {
            throw files.unwritable(failed);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tasks");
        thread.setDaemon(true);
        return thread;
    }

    /** Writes the tasks of the next replication, once those of the one before are written; goes on without waiting for it. */
    public void add(Replication replication) {
        int number = ++replications;
        replication.tasks().ifPresent(rows -> {
            awaitTasks();
            writing = taskWriter.submit(() -> {
                tasks.add(number, rows);
                return rows.size();
            });
        });
    }

    private void awaitTasks() {
        try {
            writing.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unwritable) {
                throw files.unwritable(unwritable);
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** Writes all other files, and puts everything in its place. */
    public void finish(Totals totals) {
        try {
            write(SUMMARY, out -> new SummaryJson(totals, facts).write(out, false));
            write(PAGE, out -> new ReportPage(totals, facts).write(out));
            write(INTERVALS, out -> new IntervalsCsv(totals, facts.time()).write(out));
            awaitTasks();
            files.commit();
        } catch (IOException failed) {
            throw files.unwritable(failed);
        }
    }

    private void write(String name, Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(files.create(name), 1 << 16);
        content.writeTo(out);
        out.flush();
    }

    /** Leaves nothing half-written, where the report was not {@linkplain #finish finished}. */
    @Override
    public void close() {
        stopTaskWriter();
        files.close();
    }

    /** What is being written must be over before its file goes. */
    private void stopTaskWriter() {
        taskWriter.shutdown();
        try {
            taskWriter.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
