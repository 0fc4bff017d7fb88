package flexsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.Option;

/** How a command shows what it did; a mixin of every command. */
final class OutputOptions {
    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print a stack trace when something fails.")
    boolean verbose;

    /** Whether progress may be shown on stderr: it is a terminal. */
    boolean showsProgress() {
        return Terminal.stderrIsTerminal();
    }

    void print(PrintWriter out, JsonNode document) {
        try {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(document));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
