package flexsim.emulator.http;

/** The handler of one route. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);

    /** Whether its parameters come as a JSON object in the body instead of as a form. */
    default boolean takesJson() {
        return false;
    }

    /** {@code handler}, with its parameters in JSON. */
    static Handler withJson(Handler handler) {
        return new Handler() {
            @Override
            public Response handle(Request request) {
                return handler.handle(request);
            }

            @Override
            public boolean takesJson() {
                return true;
            }
        };
    }
}
