package flexsim.cli;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the environment says: variables first, then the file {@code .env} of the working directory. An empty value
 * counts as none.
 */
final class Settings {
    private final Map<String, String> environment;
    private final Supplier<Map<String, String>> file;

    Settings(Map<String, String> environment, Supplier<Map<String, String>> file) {
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    static Settings ofProcess() {
        return new Settings(System.getenv(), () -> readDotenv(Path.of(".")));
    }

    private static Map<String, String> readDotenv(Path directory) {
        if (!Files.exists(directory.resolve(".env"))) {
            return Map.of();
        }
        try {
            Map<String, String> values = new java.util.HashMap<>();
            Dotenv.configure()
                    .directory(directory.toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        } catch (DotenvException malformed) {
            // Its message may quote the line, and with it a secret.
            throw new flexsim.domain.InputException(".env", "", "is not a list of NAME=value lines");
        }
    }

    /** The value of {@code name}, if there is one. */
    Optional<String> get(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(file.get().get(name)).filter(value -> !value.isBlank()));
    }
}
