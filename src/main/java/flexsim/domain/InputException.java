package flexsim.domain;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used: nothing has been changed or written. The command line answers with exit code 2. */
public final class InputException extends RuntimeException {
    private final transient List<Fault> faults;

    public InputException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public InputException(String file, String path, String message) {
        this(List.of(new Fault(file, path, message)));
    }

    /** What is wrong, at least one entry. */
    public List<Fault> faults() {
        return faults;
    }
}
