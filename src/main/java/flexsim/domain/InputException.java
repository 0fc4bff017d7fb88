package flexsim.domain;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used: nothing has been changed or written. The command line answers with exit code 2. */
public final class InputException extends RuntimeException {
    private final transient List<ValidationError> errors;

    public InputException(List<ValidationError> errors) {
        super(errors.stream().map(ValidationError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public InputException(String file, String path, String message) {
        this(List.of(new ValidationError(file, path, message)));
    }

    /** What is wrong, at least one entry. */
    public List<ValidationError> errors() {
        return errors;
    }
}
