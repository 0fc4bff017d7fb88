import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to a local TaskRouter; one request after the other. */
final class Wire implements AutoCloseable {
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String WORKSPACE = "/v1/Workspaces/WS00000000000000000000000000000001";
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString((ACCOUNT + ":local-token-not-secret").getBytes(StandardCharsets.US_ASCII));

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1_024);
        out = socket.getOutputStream();
    }

    /** The text of a request; a form makes it a POST. */
    static String request(String path, String form) {
        String head = (form.isEmpty() ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + AUTHORIZATION + "\r\n";
        return form.isEmpty()
                ? head + "\r\n"
                : head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form;
    }

    String get(String path) throws IOException {
        return send(request(path, ""));
    }

    String post(String path, String form) throws IOException {
        return send(request(path, form));
    }

    private String send(String request) throws IOException {
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(request.lines().findFirst().orElse("") + " answered " + status + ": " + body);
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** The first SID of that kind in an answer, for instance {@code "sid":"WK…}. */
    static String sid(String body, String prefix) {
        Matcher found =
                Pattern.compile("\"sid\": ?\"(" + prefix + "[0-9a-f]{32})\"").matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("no " + prefix + " in " + body);
        }
        return found.group(1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
