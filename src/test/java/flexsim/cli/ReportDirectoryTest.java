package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {
    @TempDir
    private Path directory;

    private String refusal(Path wanted) {
        return assertThrows(InputException.class, () -> ReportDirectory.fit("--report", wanted))
                .getMessage();
    }

    @Test
    void a_directory_that_is_not_there_is_fit_and_not_made_yet() {
        Path wanted = directory.resolve("a/b");
        assertEquals(wanted, ReportDirectory.fit("--report", wanted));
        assertFalse(Files.exists(directory.resolve("a")));
    }

    @Test
    void an_empty_directory_is_fit() {
        assertEquals(directory, ReportDirectory.fit("--report", directory));
    }

    @Test
    void an_earlier_report_makes_room() throws IOException {
        Files.writeString(directory.resolve("summary.json"), "{}");
        Files.writeString(directory.resolve("notes.txt"), "");
        assertEquals(directory, ReportDirectory.fit("--report", directory));
    }

    @Test
    void a_directory_with_other_things_is_refused() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "");
        assertTrue(refusal(directory).contains("holds other files but no report"));
    }

    @Test
    void what_a_killed_report_left_is_no_other_file() throws IOException {
        Files.writeString(directory.resolve(".tasks.csv.4711.new"), "");
        assertEquals(directory, ReportDirectory.fit("--report", directory));
        Files.writeString(directory.resolve(".notes.txt.4711.new"), "");
        assertTrue(refusal(directory).contains("holds other files but no report"));
    }

    @Test
    void a_file_of_that_name_is_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertTrue(refusal(file).contains("is not a directory"));
        assertTrue(refusal(file.resolve("below")).contains("is not a directory"));
    }

    @Test
    void a_link_to_nothing_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("gone"));
        assertTrue(refusal(link).contains("is not a directory"));
        assertTrue(refusal(link.resolve("below")).contains(link + " is not a directory"));
    }

    @Test
    void a_directory_in_the_place_of_a_file_is_refused() throws IOException {
        Files.createDirectory(directory.resolve("report.html"));
        assertTrue(refusal(directory).contains("is in the way"));
    }
}
