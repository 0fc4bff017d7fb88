package flexsim.emulator.http;

/** Tells whoever waits for it, credentials or not, that requests are answered; nothing else. */
public final class Health {
    public static final String PATH = "/_flexsim/health";

    private Health() {}

    public static Response answer(Request call) {
        call.readNothingStrictly();
        return Response.ok(json -> json.text("status", "up"));
    }
}
