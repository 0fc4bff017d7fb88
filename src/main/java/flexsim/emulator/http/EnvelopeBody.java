package flexsim.emulator.http;

import flexsim.http.RefusalBody;
import org.eclipse.jetty.http.HttpStatus;

/** Twilio's error envelope for what the HTTP server refuses by itself. */
final class EnvelopeBody implements RefusalBody {
    private static final String MESSAGE = "The request is not well-formed";

    @Override
    public String contentType() {
        return HttpFront.JSON;
    }

    @Override
    public byte[] of(int status) {
        return error(status).response().body();
    }

    private static ApiError error(int status) {
        if (status == HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return ApiError.internal();
        }
        boolean specific = status > 500 || status == HttpStatus.NOT_FOUND_404;
        return ApiError.ofStatus(status, specific ? HttpStatus.getMessage(status) : MESSAGE);
    }
}
