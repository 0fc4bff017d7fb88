package flexsim.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://sim.example.com,https://sim.example.com/reservation",
        "https://sim.example.com/,https://sim.example.com/reservation",
        "http://localhost:3000,http://localhost:3000/reservation",
        "https://sim.example.com?a=b,https://sim.example.com/reservation?a=b",
        "https://sim.example.com/other,https://sim.example.com/other",
    })
    void a_missing_path_is_added_and_a_given_one_kept(String text, String url) {
        assertEquals(url, AssignmentUrl.of("--assign-url", text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sim.example.com", "ftp://sim.example.com", "http:///reservation", "https://a b", "http:x"})
    void what_cannot_be_called_is_refused_with_its_source(String text) {
        InputException refusal = assertThrows(InputException.class, () -> AssignmentUrl.of("--assign-url", text));
        assertTrue(refusal.getMessage().startsWith("--assign-url: must be a URL"), refusal.getMessage());
    }
}
