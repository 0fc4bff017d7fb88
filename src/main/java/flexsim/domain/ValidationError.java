package flexsim.domain;

/**
 * One thing that is wrong with an input, as one line for a person.
 *
 * @param file the file (or option, or URL) that holds it
 * @param path the JSON path inside the file, for instance {@code $.dimensions.talkTime.min}; empty when the file as a
 *     whole is meant
 * @param message what was found, and what is allowed or what to do
 */
public record ValidationError(String file, String path, String message) {
    /** {@code file: path: message}. */
    @Override
    public String toString() {
        return path.isEmpty() ? file + ": " + message : file + ": " + path + ": " + message;
    }
}
