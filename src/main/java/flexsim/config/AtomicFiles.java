package flexsim.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces several files of a directory, all or none. Everything that can fail for want of space or rights is done on
 * temporary files first; the old files are kept until the last of the new ones is in place.
 */
final class AtomicFiles {
    private AtomicFiles() {}

    /** @param files content by file name */
    static void write(Map<String, String> files, Path directory) {
        Map<Path, Path> written = new LinkedHashMap<>();
        List<Path> made = missing(directory);
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = directory.resolve(file.getKey());
                Path temporary = beside(target, "new");
                written.put(temporary, target);
                Files.writeString(temporary, file.getValue());
            }
            replace(written);
            made = List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(directory + ": cannot be written: " + reason(failed), failed);
        } finally {
            written.keySet().forEach(AtomicFiles::discard);
            made.forEach(AtomicFiles::discard);
        }
    }

    /** The directories that are not there yet, innermost first. */
    private static List<Path> missing(Path directory) {
        List<Path> missing = new ArrayList<>();
        for (Path at = directory.toAbsolutePath(); at != null && Files.notExists(at); at = at.getParent()) {
            missing.add(at);
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
