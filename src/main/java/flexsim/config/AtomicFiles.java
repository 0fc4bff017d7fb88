package flexsim.config;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces several files of a directory, all or none. Everything that can fail for want of space or rights is done on
 * temporary files first; the old files are kept until the last of the new ones is in place. A process that is asked to end
 * takes its temporary files with it; those of a process that could not are removed by the next commit. What fails is an
 * {@link UncheckedIOException} that names the directory.
 */
public final class AtomicFiles implements AutoCloseable {
    /** Of a temporary file: the name of the file it is for, and the process that writes it. */
    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.(\\d{1,18})\\.(?:new|old)");

    private final Path directory;
    private final Thread hook = new Thread(this::discardAtProcessEnd, "flexsim-discard");
    private final Map<Path, Path> written = new LinkedHashMap<>();
    private final List<OutputStream> open = new ArrayList<>();
    private List<Path> made;
    private boolean processEnds;

    private AtomicFiles(Path directory) {
        this.directory = directory;
        this.made = missing(directory);
    }

    /** Makes the directory, if it is not there; it goes again where nothing is {@linkplain #commit committed}. */
    public static AtomicFiles in(Path directory) {
        AtomicFiles files = new AtomicFiles(directory);
        files.arm();
        try {
            Files.createDirectories(directory);
            return files;
        } catch (IOException failed) {
            files.close();
            throw files.unwritable(failed);
        }
    }

    /** @param files content by file name */
    static void write(Map<String, String> files, Path directory) {
        try (AtomicFiles atomic = in(directory)) {
            files.forEach(atomic::create);
            atomic.commit();
        }
    }

    /** The name of the file for which {@code file} is a temporary one, be it of this process or of another. */
    public static Optional<String> targetOf(Path file) {
        Matcher temporary = TEMPORARY.matcher(file.getFileName().toString());
        return temporary.matches() ? Optional.of(temporary.group(1)) : Optional.empty();
    }

    /** A new file of that name, without a buffer; closed by {@link #commit}. */
    public synchronized OutputStream create(String name) {
        requireTime();
        Path target = directory.resolve(name);
        Path temporary = beside(target, "new");
        try {
            OutputStream out = Files.newOutputStream(temporary);
            written.put(temporary, target);
            open.add(out);
            return out;
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private void create(String name, String content) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content));
            create(name).write(bytes.array(), 0, bytes.limit());
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** Puts the new files in the place of the old ones. */
    public synchronized void commit() {
        requireTime();
        try {
            for (OutputStream out : open) {
                out.close();
            }
            replace(written);
            made = List.of();
            discardLeftovers();
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** Leaves the directory as it was, unless the files were committed. */
    @Override
    public void close() {
        disarm();
        discardAll();
    }

    private synchronized void discardAll() {
        for (OutputStream out : open) {
            discard(out);
        }
        written.keySet().forEach(AtomicFiles::discard);
        made.forEach(AtomicFiles::discard);
    }

    private void discardAtProcessEnd() {
        synchronized (this) {
            processEnds = true;
            discardAll();
        }
    }

    private void requireTime() {
        if (processEnds) {
            throw unwritable(new IOException("the process is ending"));
        }
    }

    private void arm() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is already ending in order, and waits for what is to be written here.
        }
    }

    private void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs, or was never armed.
        }
    }

    /** Removes what processes that are no more have left of the files just written. */
    private void discardLeftovers() {
        List<String> names = written.values().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> targetOf(file).filter(names::contains).isPresent() && !isBeingWritten(file))
                    .toList()
                    .forEach(AtomicFiles::discard);
        } catch (IOException | UncheckedIOException unreadable) {
            // As with any leftover: the files that were to be written are right.
        }
    }

    private static boolean isBeingWritten(Path temporary) {
        Matcher name = TEMPORARY.matcher(temporary.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(2))).isPresent();
    }

    /** What to throw when a file cannot be written to. */
    public UncheckedIOException unwritable(IOException failed) {
        return new UncheckedIOException(directory + ": cannot be written: " + reason(failed), failed);
    }

    /** The directories that are not there yet, innermost first. A link to nothing is there: it is not ours to remove. */
    private static List<Path> missing(Path directory) {
        List<Path> missing = new ArrayList<>();
        Path at = directory.toAbsolutePath();
        while (at != null && Files.notExists(at, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(at);
            at = at.getParent();
        }
        return missing;
    }

    private static void replace(Map<Path, Path> written) throws IOException {
        Map<Path, Path> kept = new LinkedHashMap<>();
        List<Path> placed = new ArrayList<>();
        try {
            for (Path target : written.values()) {
                refuseDirectory(target);
                if (Files.exists(target)) {
                    Path old = beside(target, "old");
                    kept.put(old, target);
                    Files.copy(target, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                move(file.getKey(), file.getValue());
                placed.add(file.getValue());
            }
        } catch (IOException failed) {
            putBack(kept, placed);
            throw failed;
        } finally {
            kept.keySet().forEach(AtomicFiles::discard);
        }
    }

    private static void putBack(Map<Path, Path> kept, List<Path> placed) throws IOException {
        for (Path target : placed) {
            Files.deleteIfExists(target);
        }
        for (Map.Entry<Path, Path> old : kept.entrySet()) {
            if (placed.contains(old.getValue())) {
                move(old.getKey(), old.getValue());
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseDirectory(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private static Path beside(Path target, String what) {
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + "." + what);
    }

    private static void discard(OutputStream out) {
        try {
            out.close();
        } catch (IOException lost) {
            // It is thrown away in any case.
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            // A hidden leftover beside files that are right is no reason to call the work failed.
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failed instanceof FileAlreadyExistsException inTheWay) {
            return inTheWay.getFile() + " is in the way";
        }
        return failed.getMessage() == null ? "input/output error" : failed.getMessage();
    }
}
