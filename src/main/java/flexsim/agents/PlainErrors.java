package flexsim.agents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** One plain line for what the HTTP server refuses by itself: malformed requests, impossible paths. */
final class PlainErrors extends ErrorHandler {
    private static final String TYPE = "text/plain;charset=utf-8";

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.write(true, line(status), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, TYPE);
        return line(status);
    }

    private static ByteBuffer line(int status) {
        String text = status >= 500 ? "the request could not be answered\n" : "the request is not well-formed\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
