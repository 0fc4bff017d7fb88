package flexsim.cli;

import flexsim.config.AtomicFiles;
import flexsim.domain.InputException;
import flexsim.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directory of a report: checked before the run, and touched only after it. */
final class ReportDirectory {
    /** What is said of the option that names it. */
    static final String OPTION =
            "Also write summary.json, intervals.csv, tasks.csv and report.html into this directory. It must be empty,"
                    + " new, or hold an earlier report, which is replaced.";

    private static final List<String> FILES =
            List.of(ReportFiles.SUMMARY, ReportFiles.INTERVALS, ReportFiles.TASKS, ReportFiles.PAGE);

    private ReportDirectory() {}

    /**
     * @param option how the user named it
     * @return {@code directory}
     * @throws InputException when it cannot be written to, or holds anything but an earlier report
     */
    static Path fit(String option, Path directory) {
        if (Files.isDirectory(directory)) {
            requireRoom(option, directory);
        } else if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(option, "", directory + " is not a directory");
        }
        Path parent = existing(directory);
        if (!Files.isDirectory(parent)) {
            throw new InputException(option, "", directory + " cannot be created: " + parent + " is not a directory");
        }
        if (!Files.isWritable(parent)) {
            throw new InputException(option, "", parent + " cannot be written to: permission denied");
        }
        return directory;
    }

    private static void requireRoom(String option, Path directory) {
        List<Path> content = content(option, directory);
        boolean reportBefore = content.stream().anyMatch(ReportDirectory::isOfReport);
        boolean otherFiles = content.stream().anyMatch(file -> !isOfReport(file) && !isLeftover(file));
        if (otherFiles && !reportBefore) {
            throw new InputException(
                    option, "", directory + " holds other files but no report: give an empty or a new directory");
        }
        content.stream()
                .filter(file -> isOfReport(file) && Files.isDirectory(file))
                .findFirst()
                .ifPresent(file -> {
                    throw new InputException(option, "", file + " is in the way: it is a directory");
                });
    }

    private static boolean isOfReport(Path file) {
        return FILES.contains(file.getFileName().toString());
    }

    /** Of a report whose process was killed while it wrote. */
    private static boolean isLeftover(Path file) {
        return AtomicFiles.targetOf(file).filter(FILES::contains).isPresent();
    }

    private static List<Path> content(String option, Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new InputException(option, "", directory + " cannot be read: permission denied");
        }
    }

    /** The nearest that is there, itself or above it; a link to nothing is there. */
    private static Path existing(Path directory) {
        Path at = directory.toAbsolutePath().normalize();
        while (Files.notExists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
