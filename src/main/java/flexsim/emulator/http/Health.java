package flexsim.emulator.http;

/** The health check: says, without credentials, that requests are served, and nothing else. */
public final class Health {
    public static final String PATH = "/_flexsim/health";

    private Health() {}

    public static Response handle(Request request) {
        request.readNothingStrictly();
        return Response.ok(json -> json.text("status", "up"));
    }
}
