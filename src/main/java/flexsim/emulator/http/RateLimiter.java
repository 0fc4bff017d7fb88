package flexsim.emulator.http;

import flexsim.time.Micros;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Twilio's documented limits: three list filters of three requests a second each. They count in real time also when the
 * clock is stopped: a client that waits as {@code Retry-After} says does so in real time too. Thread-safe.
 *
 * <p>Source: Twilio, "TaskRouter limits". That each filter has one bucket for the whole account, how it fills, and what
 * the headers look like is a guess.
 */
public final class RateLimiter implements RequestFilter {
    private static final int PER_SECOND = 3;

    /** A list, the filter that is limited, and its tokens. */
    private record Limited(String list, String filter, TokenBucket tokens) {
        boolean concerns(String path, String query) {
            return path.endsWith(list) && named(query);
        }

        private boolean named(String query) {
            int at = query.indexOf(filter);
            return at == 0 || at > 0 && query.charAt(at - 1) == '&';
        }
    }

    private final List<Limited> limits;

    /** {@code micros}: passing time in microseconds. */
    public RateLimiter(LongSupplier micros) {
        limits = List.of(
                new Limited("/Tasks", "EvaluateTaskAttributes=", new TokenBucket(PER_SECOND, micros)),
                new Limited("/Workers", "TargetWorkersExpression=", new TokenBucket(PER_SECOND, micros)),
                new Limited("/TaskQueues", "EvaluateWorkerAttributes=", new TokenBucket(PER_SECOND, micros)));
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        if (query == null) {
            return;
        }
        for (Limited limit : limits) {
            if (limit.concerns(request.getRequestURI(), query)) {
                take(limit.tokens(), response);
            }
        }
    }

    private static void take(TokenBucket tokens, HttpServletResponse response) {
        TokenBucket.Verdict verdict = tokens.take();
        Map<String, String> headers = RateLimitHeaders.of(tokens.perSecond(), verdict.remaining());
        headers.forEach(response::setHeader);
        if (!verdict.passed()) {
            int seconds = (int) Math.ceil(Micros.toSeconds(verdict.delay()));
            throw ApiError.onPurpose(429, OptionalInt.of(seconds));
        }
    }
}
