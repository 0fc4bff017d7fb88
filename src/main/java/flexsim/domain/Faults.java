package flexsim.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is told at once. Not thread-safe. */
public final class Faults {
    private final String file;
    private final List<Fault> found = new ArrayList<>();

    public Faults(String file) {
        this.file = file;
    }

    public void add(String path, String message) {
        found.add(new Fault(file, path, message));
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
