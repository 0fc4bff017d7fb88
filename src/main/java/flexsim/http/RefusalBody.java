package flexsim.http;

import java.nio.charset.StandardCharsets;

/** What a server says to requests that Jetty refuses before a handler sees them. */
public interface RefusalBody {
    /** One plain line. */
    RefusalBody PLAIN = new RefusalBody() {
        @Override
        public String contentType() {
            return "text/plain;charset=utf-8";
        }

        @Override
        public byte[] of(int status) {
            String line = status >= 500 ? "the request could not be answered\n" : "the request is not well-formed\n";
            return line.getBytes(StandardCharsets.UTF_8);
        }
    };

    String contentType();

    /** The body of a response of this status. */
    byte[] of(int status);
}
