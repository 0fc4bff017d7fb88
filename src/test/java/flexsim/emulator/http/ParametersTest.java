package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What parameters may say, and how it is quoted. */
class ParametersTest {
    @Test
    void a_long_text_is_cut_between_two_characters_never_inside_one() {
        String cutInside = "x".repeat(99) + "😀" + "y";

        assertEquals("x".repeat(99) + "…", Parameters.shortened(cutInside));
    }

    @ParameterizedTest
    @CsvSource({
        "http://a/, true",
        "HTTPS://a:65535/, true",
        "http://a:65536/, false",
        "http://a:0/, false",
        "http://a:/, true",
        "http://user:pass@a/, true",
        "http:///x, false",
        "ftp://a/, false",
        "/x, false",
        "http://a b/, false"
    })
    void a_webhook_has_an_address_that_can_be_called(String url, boolean callable) {
        assertEquals(callable, Parameters.callable(url));
    }
}
