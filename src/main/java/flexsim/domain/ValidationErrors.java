package flexsim.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The errors of one file, collected so that all of them are reported at once. Not thread-safe. */
public final class ValidationErrors {
    private final String file;
    private final List<ValidationError> found = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();

    public ValidationErrors(String file) {
        this.file = file;
    }

    /** Notes an error, unless it would only follow from a node at or above {@code path} that could not be read. */
    public void add(String path, String message) {
        if (isReadable(path)) {
            found.add(new ValidationError(file, path, message));
        }
    }

    /** Notes an error of a node for which a placeholder stands in: later errors of it are not reported. */
    void addUnreadable(String path, String message) {
        add(path, message);
        unreadable.add(path);
    }

    /** Whether neither the node at {@code path} nor one above it has been noted as unreadable. */
    boolean isReadable(String path) {
        for (int end = path.length(); end > 0; end = lastStep(path, end)) {
            if (unreadable.contains(path.substring(0, end))) {
                return false;
            }
        }
        return true;
    }

    private static int lastStep(String path, int end) {
        return StrictMath.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InputException when there is any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InputException(found);
        }
    }
}
