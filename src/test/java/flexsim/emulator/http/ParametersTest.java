package flexsim.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.http.FormText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
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

    private static Parameters of(String form) {
        return new Parameters(FormText.decode(form));
    }

    private static String refusal(Parameters parameters, Function<Parameters, ?> reading) {
        return assertThrows(ApiError.class, () -> parameters.read(reading)).getMessage();
    }

    @Test
    void a_parameter_is_known_by_being_asked_for() {
        assertEquals(Optional.of("x"), of("Name=x").read(in -> in.text("Name")));
        assertEquals(
                "Unknown parameter Other (strict mode; --lenient ignores it)",
                refusal(of("Name=x&Other=y"), in -> in.text("Name")));
    }

    @Test
    void what_is_unknown_is_refused_before_what_is_wrong_or_missing() {
        assertEquals(
                "Unknown parameter name (strict mode; --lenient ignores it)",
                refusal(of("Size=many&name=x"), in -> in.required("Name") + in.integer("Size", 0, 9)));
    }

    @Test
    void of_several_that_are_wrong_the_first_that_is_asked_for_is_refused() {
        assertEquals(
                "Missing required parameter Name",
                refusal(of("Size=many"), in -> in.required("Name") + in.integer("Size", 0, 9)));
    }

    @Test
    void what_follows_from_a_value_that_is_wrong_does_not_hide_it() {
        assertEquals("Missing required parameter Name", refusal(of(""), in -> Optional.of(in.required("Name"))
                .filter(name -> !name.isEmpty())
                .orElseThrow()));
    }

    @Test
    void the_header_If_Match_belongs_only_to_readings_that_ask_for_it() {
        assertEquals(OptionalInt.of(3), withIfMatch("\"3\"").read(Parameters::ifMatch));
        assertEquals(
                "Header If-Match is not a parameter of this operation",
                refusal(withIfMatch("3"), in -> in.text("Name")));
    }

    private static Parameters withIfMatch(String version) {
        return new Parameters(Map.of(), Strictness.STRICT, Optional.of(version));
    }

    @Test
    void what_is_not_served_yet_is_refused_as_such() {
        assertEquals(
                "Parameter StartTime is not supported by this version yet",
                refusal(of("StartTime=x"), in -> in.notYet("StartTime", "EndTime")));
    }
}
