package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.taskrouter.history.EventTypes;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The types of events that a workspace's event callback is sent. */
record EventsFilter(Set<String> types) {
    /** {@code text}: types separated by commas, spaces after them allowed; absent or blank lets all through. */
    static EventsFilter of(Optional<String> text) {
        Set<String> types = new LinkedHashSet<>();
        for (String type : text.orElse("").split(",")) {
            if (!type.isBlank()) {
                types.add(type.strip());
            }
        }
        return new EventsFilter(types.isEmpty() ? EventTypes.ALL : types);
    }

    /** Refuses a text that names a type that TaskRouter does not have. */
    static String checked(String text) {
        for (String type : of(Optional.of(text)).types()) {
            if (!EventTypes.ALL.contains(type)) {
                throw ApiError.invalid("Parameter EventsFilter names '" + Parameters.shortened(type)
                        + "', which is no type of event; types look like task.created and are separated by commas");
            }
        }
        return text.strip();
    }

    boolean lets(String type) {
        return types.contains(type);
    }
}
