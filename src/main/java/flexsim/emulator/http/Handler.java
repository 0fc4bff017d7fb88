package flexsim.emulator.http;

/** What one route does. */
@FunctionalInterface
public interface Handler {
    Response answer(Request call);

    /** Whether its parameters come as a JSON object in the body instead of as a form. */
    default boolean takesJson() {
        return false;
    }

    /** {@code operation}, with its parameters in JSON. */
    static Handler withJson(Handler operation) {
        return new Handler() {
            @Override
            public Response answer(Request call) {
                return operation.answer(call);
            }

            @Override
            public boolean takesJson() {
                return true;
            }
        };
    }
}
