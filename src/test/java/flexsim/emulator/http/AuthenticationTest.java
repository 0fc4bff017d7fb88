package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
    private final Authentication credentials = new Authentication("AC1", "secret");

    private static Optional<String> basic(String userAndPassword) {
        return Optional.of("basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes()));
    }

    @Test
    void the_account_and_its_token_are_admitted() {
        assertTrue(credentials.admit(basic("AC1:secret")));
    }

    @Test
    void anything_else_is_not() {
        assertFalse(credentials.admit(basic("AC1:Secret")));
        assertFalse(credentials.admit(basic("AC2:secret")));
        assertFalse(credentials.admit(basic("AC1:secret ")));
        assertFalse(credentials.admit(Optional.empty()));
    }

    @Test
    void their_text_does_not_show_the_token() {
        assertEquals("Credentials[AC1]", credentials.toString());
    }
}
