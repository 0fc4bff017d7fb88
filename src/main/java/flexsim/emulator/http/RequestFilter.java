package flexsim.emulator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A check of every authenticated request before its route is looked for. Thread-safe. */
@FunctionalInterface
public interface RequestFilter {
    /** Passes every request. */
    RequestFilter OPEN = (request, response) -> {};

    /** First the one, then the other. */
    static RequestFilter both(RequestFilter first, RequestFilter second) {
        return (request, response) -> {
            first.pass(request, response);
            second.pass(request, response);
        };
    }

    /** Returns when the request may go on, perhaps with headers put on the response; throws what to respond instead. */
    void pass(HttpServletRequest request, HttpServletResponse response);
}
