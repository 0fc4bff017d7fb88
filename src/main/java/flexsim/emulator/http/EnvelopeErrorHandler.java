package flexsim.emulator.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives the envelope also to what the HTTP server refuses by itself: malformed requests, impossible paths. */
final class EnvelopeErrorHandler extends ErrorHandler {
    private static final String MESSAGE = "The request is not well-formed";

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, HttpFront.JSON);
        response.write(true, ByteBuffer.wrap(envelope(status)), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, HttpFront.JSON);
        return ByteBuffer.wrap(envelope(status));
    }

    private static byte[] envelope(int status) {
        return error(status).answer().body();
    }

    private static ApiError error(int status) {
        if (status == HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return ApiError.internal();
        }
        boolean telling = status > 500 || status == HttpStatus.NOT_FOUND_404;
        return ApiError.ofStatus(status, telling ? HttpStatus.getMessage(status) : MESSAGE);
    }
}
