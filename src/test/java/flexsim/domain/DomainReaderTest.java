package flexsim.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.domain.Dimension.OptionParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DomainReaderTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(DomainLocale.class)
    void the_defaults_of_every_locale_are_a_whole_domain_of_its_country(DomainLocale locale) {
        Domain domain = DomainReader.defaults(locale);
        assertEquals(locale, DomainLocale.ofCountry(domain.customers().country()));
        assertTrue(names(domain).containsAll(StandardDimensions.NAMES));
    }

    @ParameterizedTest
    @EnumSource(DomainLocale.class)
    void an_empty_description_is_the_defaults(DomainLocale locale) throws IOException {
        assertEquals(DomainReader.defaults(locale), DomainReader.read(file("{}"), locale));
    }

    @Test
    void a_dimension_of_its_own_drops_the_defaults_custom_ones_that_it_does_not_name() throws IOException {
        Domain domain = read("""
                {"queueFilterDim": "mood", "queueWorkerDims": ["skills"], "dimensions": {
                  "mood": {"options": {"all": ["sales", "support"]}}, "skills": {}}}""");
        assertTrue(names(domain).contains("skills"));
        assertFalse(names(domain).contains("topic"));
    }

    @Test
    void a_standard_dimension_alone_drops_nothing() throws IOException {
        assertTrue(
                names(read("{\"dimensions\": {\"talkTime\": {\"max\": 90}}}")).contains("topic"));
    }

    @Test
    void a_standard_dimension_keeps_what_the_domain_does_not_state() throws IOException {
        Dimension talkTime = dimension(read("{\"dimensions\": {\"talkTime\": {\"max\": 90}}}"), "talkTime");
        assertEquals(List.of(8.0, 90.0), List.of(talkTime.min(), talkTime.max()));
    }

    @Test
    void a_curve_of_ours_is_not_clipped_by_the_bounds_of_the_defaults() throws IOException {
        Dimension talkTime = dimension(
                read("{\"dimensions\": {\"talkTime\": {\"curve\": \"gamma\", \"mean\": 90, \"cv\": 1, \"min\": 2}}}"),
                "talkTime");
        assertEquals(List.of(true, false), List.of(talkTime.minStated(), talkTime.maxStated()));
    }

    @Test
    void options_without_parameters_have_equal_portions() throws IOException {
        Dimension channel =
                dimension(read("{\"dimensions\": {\"channel\": {\"options\": {\"all\": [\"a\", \"b\"]}}}}"), "channel");
        assertEquals(
                List.of(0.5, 0.5),
                channel.optionParams().get("all").stream()
                        .map(OptionParams::portion)
                        .toList());
    }

    @Test
    void portions_may_be_off_by_a_hundredth() throws IOException {
        Domain domain = read("""
                {"dimensions": {"channel": {"options": {"all": ["a", "b"]},
                  "optionParams": {"all": [{"portion": 0.5}, {"portion": 0.49}]}}}}""");
        assertEquals(2, dimension(domain, "channel").optionParams().get("all").size());
    }

    @Test
    void a_queue_dimension_may_be_named_by_its_attribute() throws IOException {
        assertEquals(
                List.of("skills"),
                read("{\"queueWorkerDims\": [\"routing.skills\"]}").queueWorkerDims());
    }

    @Test
    void what_is_not_stated_has_the_defaults_of_the_format() throws IOException {
        Dimension mood = dimension(
                read("{\"dimensions\": {\"topic\": {}, \"skills\": {}, \"mood\": {\"expr\": \"range\"}}}"), "mood");
        assertEquals(
                new Dimension(
                        "mood",
                        Entity.TASKS,
                        Phase.ARRIVE,
                        Dimension.Expr.RANGE,
                        Dimension.DataType.NUMBER,
                        Optional.empty(),
                        java.util.Map.of(),
                        java.util.Map.of(),
                        1,
                        true,
                        "mood",
                        0,
                        1,
                        true,
                        true,
                        Dimension.Curve.BELL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                mood);
    }

    @Test
    void the_amount_of_an_influence_may_be_a_text() throws IOException {
        Dimension wrapTime = dimension(read("""
                {"dimensions": {"wrapTime": {"influences":
                  [{"factor": "talkTime", "effect": "focus", "amount": "-0.5"}]}}}"""), "wrapTime");
        assertEquals(List.of(new Dimension.Influence("talkTime", Dimension.Effect.FOCUS, -0.5)), wrapTime.influences());
    }

    @Test
    void the_sample_description_is_right() {
        assertEquals(
                "owl-shop",
                DomainReader.read(Path.of("domain.json"), DomainLocale.EN_US).brand());
    }

    private Domain read(String text) throws IOException {
        return DomainReader.read(file(text), DomainLocale.EN_US);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("domain.json"), text);
    }

    private static Dimension dimension(Domain domain, String name) {
        return domain.dimensions().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Domain domain) {
        return domain.dimensions().stream().map(Dimension::name).toList();
    }
}
