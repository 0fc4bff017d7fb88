package flexsim.taskrouter.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Asked about every request whose credentials are right, before its route is looked for. Thread-safe. */
@FunctionalInterface
interface Gate {
    /** Lets everything pass. */
    Gate OPEN = (request, response) -> {};

    /** First the one, then the other. */
    static Gate both(Gate first, Gate second) {
        return (request, response) -> {
            first.pass(request, response);
            second.pass(request, response);
        };
    }

    /** Returns when the request may go on, perhaps with headers put on the response; throws what to answer instead. */
    void pass(HttpServletRequest request, HttpServletResponse response);
}
