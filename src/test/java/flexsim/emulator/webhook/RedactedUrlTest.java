package flexsim.emulator.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** URLs of webhooks as they are shown. */
class RedactedUrlTest {
    @Test
    void a_log_has_neither_user_nor_query() {
        assertEquals("http://a:81/b", RedactedUrl.brief("http://me:secret@a:81/b?token=c"));
    }

    @Test
    void an_endless_url_does_not_fill_a_log() {
        assertTrue(RedactedUrl.brief("http://a/" + "b".repeat(20_000)).length() < 200);
    }
}
