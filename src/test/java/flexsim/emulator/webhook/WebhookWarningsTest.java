package flexsim.emulator.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.time.SteppedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookWarningsTest {
    private static final String URL = "http://host:1/path";

    private final SteppedScheduler clock = new SteppedScheduler(0);
    private final List<String> lines = new ArrayList<>();
    private final WebhookWarnings warnings = new WebhookWarnings(clock, lines::add, "assignment callback");

    @Test
    void the_same_trouble_is_told_once_in_ten_seconds() {
        warnings.warn(URL, "answered 500");
        clock.advance(Duration.ofMillis(9_999));
        warnings.warn(URL, "answered 500");
        assertEquals(1, lines.size());

        clock.advance(Duration.ofMillis(1));
        warnings.warn(URL, "answered 500");
        assertEquals(2, lines.size());
    }

    @Test
    void another_trouble_or_url_is_told_at_once() {
        warnings.warn(URL, "answered 500");
        warnings.warn(URL, "did not answer in time");
        warnings.warn(URL + "2", "answered 500");

        assertEquals(3, lines.size());
    }

    @Test
    void what_may_be_secret_in_a_url_is_not_told() {
        warnings.warn("https://user:password@host/path?token=secret", "answered 500");

        assertEquals(List.of("assignment callback https://host/path answered 500"), lines);
    }
}
