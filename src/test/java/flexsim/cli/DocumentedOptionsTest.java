package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of every command stands on the page that documents the command, and no page names one that is not there. */
class DocumentedOptionsTest {
    private static final Path COMMANDS = Path.of("docs", "commands.md");
    private static final Map<String, Path> PAGES = Map.of(
            "simulate", Path.of("docs", "simulate.md"),
            "erlang", Path.of("docs", "simulate.md"),
            "taskrouter", Path.of("docs", "local-taskrouter.md"));
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (`--?[^|]*) \\|");
    private static final Pattern OPTION = Pattern.compile("`(--?[A-Za-z][A-Za-z-]*)");

    @Test
    void every_option_is_documented() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
            String text = section(command.getKey()) + section("Commands") + section("Settings");
            for (OptionSpec option : command.getValue().getCommandSpec().options()) {
                for (String name : option.names()) {
                    if (!Pattern.compile("`" + name + "[` ]").matcher(text).find()) {
                        missing.add(command.getKey() + " " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void every_documented_option_exists() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
            Set<String> names = new TreeSet<>();
            command.getValue().getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
            Matcher row = FIRST_COLUMN.matcher(section(command.getKey()));
            boolean rows = false;
            while (row.find()) {
                rows = true;
                OPTION.matcher(row.group(1))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !names.contains(name))
                        .forEach(name -> unknown.add(command.getKey() + " " + name));
            }
            assertTrue(rows, "there is no table of the options of " + command.getKey());
        }
        assertEquals(List.of(), unknown);
    }

    private static Map<String, CommandLine> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine line = new CommandLine(new Flexsim(new Settings(Map.of(), Map::of), nowhere, nowhere));
        Subcommand.named().forEach(subcommand -> subcommand.addTo(line));
        return line.getSubcommands();
    }

    /** What the command's page says under the heading that names it, down to the next one of that rank. */
    private static String section(String command) throws IOException {
        String page = Files.readString(PAGES.getOrDefault(command, COMMANDS));
        Matcher heading =
                Pattern.compile("(?m)^(#{1,2}) (?:flexsim )?" + command + "$").matcher(page);
        if (!heading.find()) {
            return page;
        }
        int next = page.indexOf("\n## ", heading.end());
        return page.substring(heading.end(), next < 0 ? page.length() : next);
    }
}
