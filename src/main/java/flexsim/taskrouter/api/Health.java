package flexsim.taskrouter.api;

/** Tells whoever waits for it, credentials or not, that requests are answered; nothing else. */
final class Health {
    static final String PATH = "/_flexsim/health";

    private Health() {}

    static Answer answer(Call call) {
        call.parameters().strictly(Parameters.Names.of());
        return Answer.ok(json -> json.text("status", "up"));
    }
}
