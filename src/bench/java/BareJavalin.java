import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;

/** The yardstick: a server that answers every GET, and every POST, with a constant. */
final class BareJavalin {
    private BareJavalin() {}

    /** Arguments: port, path, bytes of the answer to GET, of the answer to POST. */
    public static void main(String[] args) {
        byte[] toGet = "x".repeat(Integer.parseInt(args[2])).getBytes(StandardCharsets.US_ASCII);
        byte[] toPost = "x".repeat(Integer.parseInt(args[3])).getBytes(StandardCharsets.US_ASCII);
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(args[1], context -> context.contentType("application/json")
                            .result(toGet));
                    config.routes.post(args[1], context -> context.status(201)
                            .contentType("application/json")
                            .result(toPost));
                })
                .start("127.0.0.1", Integer.parseInt(args[0]));
    }
}
