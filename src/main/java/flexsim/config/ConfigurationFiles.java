package flexsim.config;

import java.nio.file.Path;

/** Reads and writes a configuration directory. */
public final class ConfigurationFiles {
    private ConfigurationFiles() {}

    /**
     * Reads and checks the four files.
     *
     * @throws flexsim.domain.InputException when a file is missing, is not JSON or does not fit the format
     */
    public static Configuration read(Path directory) {
        throw new UnsupportedOperationException("being written: " + directory);
    }

    /** Writes the four files; the directory is either as it was or complete. */
    public static void write(Configuration configuration, Path directory) {
        throw new UnsupportedOperationException("being written: " + directory);
    }
}
