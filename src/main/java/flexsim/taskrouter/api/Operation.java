package flexsim.taskrouter.api;

/** What one route does. */
@FunctionalInterface
interface Operation {
    Answer answer(Call call);

    /** What a route below a workspace does. */
    @FunctionalInterface
    interface InWorkspace {
        Answer answer(Call call, LiveWorkspace workspace);
    }
}
