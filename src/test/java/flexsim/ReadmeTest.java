package flexsim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled and run. */
class ReadmeTest {
    @Test
    void the_test_in_the_readme_is_the_one_that_is_run() throws IOException {
        String source = Files.readString(Path.of("src/test/java/flexsim/junit/EscalationTest.java"));
        String afterItsPackage = source.substring(source.indexOf("import "));

        assertTrue(
                Files.readString(Path.of("README.md")).contains("```java\n" + afterItsPackage + "```"),
                "README.md does not show EscalationTest.java as it is, from its first import on");
    }
}
