package flexsim.taskrouter.api;

/** What one route does. */
@FunctionalInterface
interface Operation {
    Answer answer(Call call);

    /** Whether its parameters come as a JSON object in the body instead of as a form. */
    default boolean takesJson() {
        return false;
    }

    /** {@code operation}, with its parameters in JSON. */
    static Operation withJson(Operation operation) {
        return new Operation() {
            @Override
            public Answer answer(Call call) {
                return operation.answer(call);
            }

            @Override
            public boolean takesJson() {
                return true;
            }
        };
    }

    /** What a route below a workspace does. */
    @FunctionalInterface
    interface InWorkspace {
        Answer answer(Call call, LiveWorkspace workspace);
    }
}
