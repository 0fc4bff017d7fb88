package flexsim.emulator.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of what survives a restart: the workspaces and their journal, in order. Thread-safe.
 *
 * <p>Handing something over never blocks. One thread writes all that waits as one transaction, so that many callers
 * share one wait for the disk. A write that fails ends it: nothing is written any more, and every wait fails, so that
 * nothing is published that is not on disk.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Path directory;
    private Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition waiting = lock.newCondition();
    private final Condition written = lock.newCondition();
    private final Thread writer = new Thread(this::work, "taskrouter-store");
    private List<PendingWrite> changes = new ArrayList<>();
    private long handedOver;
    private long done;
    private int held;
    private volatile boolean snapshotWritten;
    private boolean broken = true;
    private boolean closing;
    private Optional<String> failure = Optional.empty();

    /**
     * Opens what is stored in {@code directory}, which exists. Until {@link #begin} it can be read, and nothing is
     * written.
     *
     * @throws UncheckedIOException when it is in use by another process, damaged, or written by a version that is
     *     newer, or too old
     */
    public static Store open(Path directory) {
        return new Store(directory, Database.open(directory));
    }

    private Store(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
        writer.setDaemon(true);
    }

    /** The latest instant that anything stored bears, in microseconds since the epoch; 0 when there is nothing. */
    public long lastInstant() {
        return read(database::lastInstant);
    }

    /** In the order in which they were made. */
    public List<StoredWorkspace> workspaces() {
        return read(database::workspaces);
    }

    /** The latest snapshot of each workspace that has one; its entries are what came after. */
    List<StoredSnapshot> snapshots() {
        return read(database::snapshots);
    }

    /** Of all workspaces, those of one in order of their events. */
    List<StoredPage> pages() {
        return read(database::pages);
    }

    /** Hands every entry to {@code reader}, in order. */
    void entries(Consumer<JournalEntry> reader) {
        read(() -> {
            database.entries(reader);
            return null;
        });
    }

    /** A query by JDBC. */
    private interface Query<T> {
        T ask() throws SQLException;
    }

    private <T> T read(Query<T> query) {
        if (writer.getState() != Thread.State.NEW) {
            throw new IllegalStateException("what is stored is read before anything is written");
        }
        try {
            return query.ask();
        } catch (SQLException unreadable) {
            throw new UncheckedIOException(
                    "the data in " + directory + " cannot be read (" + Database.reason(unreadable) + ")",
                    new IOException(unreadable));
        }
    }

    /**
     * Writes what has been handed over so far and makes the file as short as it can be, all before {@link #begin}.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    void compact() {
        List<PendingWrite> batch = changes;
        changes = new ArrayList<>();
        read(() -> {
            database.write(batch);
            database.compactAndClose();
            return null;
        });
        publish(batch);
        done += batch.size();
        snapshotWritten = false;
        database = Database.open(directory);
    }

    /** From now on what was and is handed over is written. */
    public void begin() {
        writer.start();
    }

    /** A workspace was made. */
    public void add(StoredWorkspace workspace) {
        handOver(new PendingWrite.Made(workspace));
    }

    /** A workspace was removed, with all its entries. */
    void remove(int workspace) {
        handOver(new PendingWrite.Removed(workspace));
    }

    /** All entries of {@code workspace} that were handed over before are replaced by what follows. */
    void discardEntries(int workspace) {
        handOver(new PendingWrite.Discarded(workspace));
    }

    /** Replaces the snapshot that there is of that workspace. */
    public void add(StoredSnapshot snapshot) {
        snapshotWritten = true;
        handOver(new PendingWrite.Snapshotted(snapshot));
    }

    public void add(StoredPage page) {
        handOver(new PendingWrite.Paged(page));
    }

    /** Removes the pages of {@code workspace} that begin before the event {@code first}. */
    void removePages(int workspace, long first) {
        handOver(new PendingWrite.Unpaged(workspace, first));
    }

    public void add(JournalEntry entry) {
        handOver(new PendingWrite.Happened(entry));
    }

    /**
     * Runs {@code publication} once all that was handed over before is on disk, on a thread of the store's, in order;
     * never when it cannot be written. It must be short.
     */
    void afterwards(Runnable publication) {
        handOver(new PendingWrite.Then(publication));
    }

    /**
     * What is handed over while {@code step} runs is written as one transaction, or not at all. Nothing is written
     * meanwhile: {@code step} must not wait for that.
     */
    public void atOnce(Runnable step) {
        hold(1);
        try {
            step.run();
        } finally {
            hold(-1);
        }
    }

    private void hold(int more) {
        lock.lock();
        try {
            held += more;
            waiting.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How much has been handed over since it was opened. */
    long handedOver() {
        lock.lock();
        try {
            return handedOver;
        } finally {
            lock.unlock();
        }
    }

    private void handOver(PendingWrite change) {
        lock.lock();
        try {
            changes.add(change);
            handedOver++;
            waiting.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was handed over before is on disk, and what waited for that has run.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void await() {
        lock.lock();
        try {
            long mine = handedOver;
            while (done < mine) {
                check();
                written.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does nothing while writing works.
     *
     * @throws UncheckedIOException when it no longer does
     */
    public void check() {
        lock.lock();
        try {
            if (failure.isPresent()) {
                throw new UncheckedIOException(failure.get(), new IOException());
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            for (List<PendingWrite> batch = next(); !batch.isEmpty(); batch = next()) {
                database.write(batch);
                publish(batch);
                finish(batch.size());
            }
            broken = false;
            end("the local TaskRouter has stopped");
        } catch (SQLException | RuntimeException broken) {
            String reason = broken instanceof SQLException failure ? Database.reason(failure) : broken.toString();
            String line = "the data in " + directory + " cannot be written (" + reason
                    + "): nothing is taken any more; make room and start again";
            LOG.error(line);
            end(line);
        }
        closeDatabase();
    }

    /** All that waits; empty at the end. */
    private List<PendingWrite> next() {
        lock.lock();
        try {
            while (held > 0 || changes.isEmpty() && !closing) {
                waiting.awaitUninterruptibly();
            }
            List<PendingWrite> batch = changes;
            changes = new ArrayList<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void finish(int count) {
        lock.lock();
        try {
            done += count;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(String why) {
        lock.lock();
        try {
            failure = Optional.of(why);
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void publish(List<PendingWrite> batch) {
        for (PendingWrite change : batch) {
            if (change instanceof PendingWrite.Then then) {
                try {
                    then.publication().run();
                } catch (RuntimeException defect) {
                    LOG.error("what followed a write failed", defect);
                }
            }
        }
    }

    private void closeDatabase() {
        try {
            if (snapshotWritten && !broken) {
                database.compactAndClose();
            } else {
                database.close();
            }
        } catch (SQLException | RuntimeException late) {
            LOG.warn("the data in {} was not closed in order; nothing is lost", directory);
        }
    }

    /** Writes what waits and ends; may be repeated. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            waiting.signal();
        } finally {
            lock.unlock();
        }
        if (writer.getState() == Thread.State.NEW) {
            closeDatabase();
        } else {
            join();
        }
    }

    /** As {@link #await}, but a write that fails is only logged; may be repeated. */
    public void flush() {
        try {
            await();
        } catch (UncheckedIOException unwritten) {
            LOG.debug("the last commands are not stored");
        }
    }

    private void join() {
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
