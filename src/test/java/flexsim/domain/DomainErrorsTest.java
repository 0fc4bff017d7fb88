package flexsim.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainErrorsTest {
    @TempDir
    private Path directory;

    /** In the text of a description, ~ stands for a double quote. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {~brnd~: ~x~}                                             | $.brnd | unknown key; allowed: brand
        {~brand~: 5}                                              | $.brand | must be a text of 1 to 50 characters, not blank, found 5
        {~brand~: null}                                           | $.brand | found null
        {~agentCnt~: 0}                                           | $.agentCnt | integer of at least 1, found 0
        {~agentCnt~: 2.5}                                         | $.agentCnt | integer of at least 1, found 2.5
        {~agentCnt~: ~12~}                                        | $.agentCnt | integer of at least 1, found "12"
        {~realVoice~: ~yes~}                                      | $.realVoice | must be true or false, found "yes"
        {~center~: []}                                            | $.center | must be an object, found []
        {~center~: {~country~: ~USA~}}                            | $.center.country | text of 2 characters, found "USA"
        {~center~: {~town~: ~Bonn~}}                              | $.center.town | unknown key; allowed: country
        {~customers~: {~phoneFormat~: 1}}                         | $.customers.phoneFormat | must be a text
        {~queueFilterDim~: ~intent~}                              | $.queueFilterDim | unknown dimension 'intent'; allowed
        {~queueFilterDim~: ~channel~}                             | $.queueFilterDim | options voice, chat, sms, video of channel
        {~queueWorkerDims~: [~languages~]}                        | $.queueWorkerDims[0] | unknown dimension "languages"
        {~queueWorkerDims~: []}                                   | $.queueWorkerDims | at least one dimension
        {~queueWorkerDims~: ~skills~}                             | $.queueWorkerDims | must be an array, found "skills"
        {~dimensions~: []}                                        | $.dimensions | must be an object, found []
        {~dimensions~: {~talkTime~: 5}}                           | $.dimensions.talkTime | must be an object, found 5
        {~dimensions~: {~talkTime~: {~mni~: 5}}}                  | $.dimensions.talkTime.mni | unknown key; allowed: entity
        {~dimensions~: {~talkTime~: {~min~: 40}}}                 | $.dimensions.talkTime.min | not be above max: min 40.0, max 30.0
        {~dimensions~: {~talkTime~: {~min~: ~4~}}}                | $.dimensions.talkTime.min | must be a number, found "4"
        {~dimensions~: {~talkTime~: {~min~: -4}}}                 | $.dimensions.talkTime.min | not be below 0
        {~dimensions~: {~talkTime~: {~curve~: ~constant~, ~mean~: -30}}} | $.dimensions.talkTime.mean | not be below 0, found -30.0
        {~dimensions~: {~wrapTime~: {~curve~: ~constant~, ~mean~: -30}}} | $.dimensions.wrapTime.mean | not be below 0, found -30.0
        {~dimensions~: {~abandonTime~: {~curve~: ~constant~, ~mean~: -30}}} | $.dimensions.abandonTime.mean | not be below 0, found -30.0
        {~dimensions~: {~talkTime~: {~entity~: ~workers~}}}       | $.dimensions.talkTime.entity | must be tasks
        {~dimensions~: {~talkTime~: {~entity~: ~agents~}}}        | $.dimensions.talkTime.entity | one of tasks, workers, found "agents"
        {~dimensions~: {~talkTime~: {~dataType~: ~string~}}}      | $.dimensions.talkTime.dataType | one of number, integer
        {~dimensions~: {~talkTime~: {~curve~: ~gauss~}}}          | $.dimensions.talkTime.curve | one of uniform, bell, constant
        {~dimensions~: {~talkTime~: {~curve~: ~gamma~, ~mean~: 9}}} | $.dimensions.talkTime.cv | is missing; the curve gamma needs it
        {~dimensions~: {~talkTime~: {~curve~: ~weibull~, ~mean~: 9}}} | $.dimensions.talkTime.shape | is missing
        {~dimensions~: {~talkTime~: {~curve~: ~exponential~}}}    | $.dimensions.talkTime.mean | is missing
        {~dimensions~: {~talkTime~: {~curve~: ~exponential~, ~mean~: -1}}} | $.dimensions.talkTime.mean | above 0, found -1.0
        {~dimensions~: {~talkTime~: {~cv~: 1}}}                   | $.dimensions.talkTime.cv | is no parameter of the curve bell
        {~dimensions~: {~arrivalGap~: {~min~: 0, ~max~: 0}}}      | $.dimensions.arrivalGap | must be above 0 seconds
        {~dimensions~: {~talkTime~: {~influences~: [{~factor~: ~mood~, ~effect~: ~shift~, ~amount~: 1}]}}} | $.dimensions.talkTime.influences[0].factor | a range dimension, found 'mood'
        {~dimensions~: {~abandonTime~: {~influences~: [{~factor~: ~talkTime~, ~effect~: ~shift~, ~amount~: 1}]}}} | $.dimensions.abandonTime.influences[0].factor | must be known when abandonTime is drawn
        {~dimensions~: {~talkTime~: {~influences~: [{~factor~: ~waitTime~, ~effect~: ~push~, ~amount~: 1}]}}} | $.dimensions.talkTime.influences[0].effect | one of shift, skew, focus
        {~dimensions~: {~talkTime~: {~influences~: [{~factor~: ~waitTime~, ~effect~: ~skew~, ~amount~: ~a~}]}}} | $.dimensions.talkTime.influences[0].amount | a number or a text that holds one, found "a"
        {~dimensions~: {~talkTime~: {~influences~: [{~factor~: ~talkTime~, ~effect~: ~skew~, ~amount~: 1}]}}} | $.dimensions.talkTime | depends on itself: talkTime → talkTime
        {~dimensions~: {~channel~: {~options~: {~all~: []}}}}     | $.dimensions.channel.options.all | at least one option
        {~dimensions~: {~channel~: {~options~: {~all~: [1]}}}}    | $.dimensions.channel.options.all[0] | dataType string, found 1
        {~dimensions~: {~channel~: {~options~: {~all~: [~a~, ~a~]}}}} | $.dimensions.channel.options.all[1] | appears twice:  "a"
        {~dimensions~: {~channel~: {~options~: {~every~: [~a~]}}}} | $.dimensions.channel.options | one list, called all
        {~dimensions~: {~channel~: {~optionParams~: {~all~: [{~portion~: 1}]}}}} | $.dimensions.channel.optionParams.all | has 1 elements for 4 options
        {~dimensions~: {~channel~: {~options~: {~all~: [~a~, ~b~]}, ~optionParams~: {~all~: [{~portion~: 0.5}, {~portion~: 0.4}]}}}} | $.dimensions.channel.optionParams.all | portions must sum to 1 ± 0.01, found 0.9
        {~dimensions~: {~channel~: {~options~: {~all~: [~a~]}, ~optionParams~: {~all~: [{~baseDur~: 1, ~portion~: 1}]}}}} | $.dimensions.channel.optionParams.all[0].baseDur | unknown key; allowed: portion, address, baseCapacity
        {~dimensions~: {~topic~: {~parent~: ~channel~}, ~skills~: {}}} | $.dimensions.topic.options | one array for each option of its parent
        {~dimensions~: {~topic~: {~parent~: ~genre~, ~options~: {~a~: [~b~]}}, ~skills~: {}}} | $.dimensions.topic.parent | enum dimension, found 'genre'
        {~dimensions~: {~topic~: {~parent~: ~channel~, ~options~: {~fax~: [~sales~]}}, ~skills~: {}}} | $.dimensions.topic.options | one list for each option of its parent channel: voice, chat, sms, video; found fax
        {~dimensions~: {~a~: {~parent~: ~b~, ~options~: {~x~: [~x~]}}, ~b~: {~parent~: ~a~, ~options~: {~x~: [~x~]}}, ~topic~: {}, ~skills~: {}}} | $.dimensions.a | depends on itself: a → b → a
        {~dimensions~: {~skills~: {~valueCnt~: 4}, ~topic~: {}}}  | $.dimensions.skills.valueCnt | is 4 but there are only 3 options
        {~dimensions~: {~my dim~: {~options~: {}}, ~topic~: {}, ~skills~: {}}} | $.dimensions['my dim'].attrName | names of letters
        {~dimensions~: {~mood~: {~attrName~: ~topic~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.mood.attrName | collides with that of topic
        {~dimensions~: {~mood~: {~expr~: ~range~}}}               | $.queueFilterDim | unknown dimension 'topic'
        {~dimensions~: {~x~: {~attrName~: ~flexsim~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.x.attrName | the attribute flexsim of tasks is written by flexsim itself
        {~dimensions~: {~x~: {~attrName~: ~customers.mood~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.x.attrName | the attribute customers of tasks
        {~dimensions~: {~name~: {~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.name.attrName | the attribute name of tasks
        {~dimensions~: {~x~: {~attrName~: ~ixnId.x~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.x.attrName | the attribute ixnId of tasks
        {~dimensions~: {~x~: {~entity~: ~workers~, ~attrName~: ~contact_uri~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.x.attrName | the attribute contact_uri of workers
        {~dimensions~: {~full_name~: {~entity~: ~workers~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.full_name.attrName | the attribute full_name of workers
        {~dimensions~: {~mood~: {~attrName~: ~topic.mood~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.mood.attrName | collides with that of topic
        {~dimensions~: {~mood~: {~attrName~: ~a.b.c.d.e.f.g.h.i.j.k~, ~expr~: ~range~}, ~topic~: {}, ~skills~: {}}} | $.dimensions.mood.attrName | at most 10 names
        {~agentCnt~: 100001}                                      | $.agentCnt | at most 100000, found 100001; TaskRouter itself takes 15000 workers
        {~brand~: ~a\\u0007b~}                                  | $.brand | must be a text of 1 to 50 characters
        {~brand~: ~ ~}                                            | $.brand | must be a text of 1 to 50 characters, not blank
        {~brand~: ~123456789012345678901234567890123456789012345678901~} | $.brand | must be a text of 1 to 50 characters
        {~brand~: ~\\ud800~}                                    | $.brand | half a character
        {~dimensions~: {~channel~: {~options~: {~all~: [~a~, ~\\udc00b~]}}}} | $.dimensions.channel.options.all[1] | half a character
        {~dimensions~: {~topic~: {~dataType~: ~number~, ~options~: {~all~: [1e999]}}, ~skills~: {}}} | $.dimensions.topic.options.all[0] | dataType number
        {~dimensions~: {~topic~: {~options~: {~all~: [~a'b~]}}, ~skills~: {~options~: {~all~: [~a'b~]}}}} | $.queueFilterDim | must not contain an apostrophe or a backslash, found a'b
        {~dimensions~: {~topic~: {~options~: {~all~: [~a\\\\b~]}}, ~skills~: {~options~: {~all~: [~a\\\\b~]}}}} | $.queueFilterDim | must not contain an apostrophe or a backslash, found a\\b
        {~dimensions~: {~activity~: {~options~: {~all~: [~Break~]}}}} | $.dimensions.activity.options | must have Available
        {~dimensions~: {~channel~: {~options~: {~all~: [~voice~, ~my channel~]}}}} | $.dimensions.channel.options.all[1] | the name of a task channel must consist of letters
        {~dimensions~: {~activity~: {~options~: {~all~: [~Available~, ~Offline~]}}}} | $.dimensions.activity.options | must not have Offline
        [1]                                                       | $ | must be an object, found [1]
        """)
    void a_wrong_description_is_told_with_its_path(String text, String path, String message) throws IOException {
        Path file = file(text.replace('~', '"'));
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertTrue(
                wrong.errors().stream()
                        .anyMatch(f -> f.file().equals(file.toString())
                                && f.path().equals(path)
                                && f.message().contains(message)),
                () -> wrong.getMessage());
    }

    @Test
    void all_faults_are_told_at_once_one_line_each() throws IOException {
        Path file = file("{\"brnd\": 1, \"agentCnt\": -1, \"dimensions\": {\"talkTime\": {\"min\": \"a\\nb\"}}}");
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertEquals(3, wrong.getMessage().lines().count(), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{~center~: ~x~}",
                "{~customers~: 5}",
                "{~queueFilterDim~: ~~}",
                "{~queueWorkerDims~: {}}",
                "{~dimensions~: {~talkTime~: null}}",
                "{~dimensions~: {~talkTime~: {~influences~: [5]}}}",
                "{~dimensions~: {~talkTime~: {~max~: ~x~}}}",
                "{~dimensions~: {~abandonTime~: {~attrName~: ~~}, ~talkTime~: {}}}",
                "{~dimensions~: {~channel~: {~options~: 5}}}",
                "{~dimensions~: {~skills~: {~options~: 5}, ~topic~: {}}}",
                "{~dimensions~: {~child~: {~parent~: ~channel~, ~options~: {~x~: [~x~]}}, ~channel~: {~options~: 5},"
                        + " ~topic~: {}, ~skills~: {}}}",
                "{~dimensions~: {~channel~: {~optionParams~: {~all~: 5}}}}",
                "{~dimensions~: {~skills~: {~valueCnt~: ~2~}, ~topic~: {}}}",
            })
    void what_follows_from_a_wrong_node_is_not_told(String text) throws IOException {
        Path file = file(text.replace('~', '"'));
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertEquals(1, wrong.errors().size(), wrong.getMessage());
    }

    @Test
    void a_number_without_end_is_told_in_one_line() throws IOException {
        assertOneLine("{\"agentCnt\": " + "9".repeat(2000) + "}", "is not JSON: line 1, column ");
    }

    @Test
    void nesting_without_end_is_told_in_one_line() throws IOException {
        assertOneLine("{\"dimensions\": " + "[".repeat(100_000), "is not JSON: line 1, column ");
    }

    @Test
    void an_attribute_path_without_end_is_told_in_one_line() throws IOException {
        String path = "a" + ".a".repeat(100_000);
        assertOneLine("{\"dimensions\": {\"talkTime\": {\"attrName\": \"" + path + "\"}}}", "attrName: must be");
    }

    @Test
    void a_key_with_a_line_feed_is_told_in_one_line() throws IOException {
        assertOneLine("{\"br\\nand\": 1}", "unknown key");
    }

    @Test
    void more_dimensions_than_a_task_can_carry_are_refused() throws IOException {
        String dimensions = IntStream.range(0, 201)
                .mapToObj(i -> "\"d" + i + "\": {\"expr\": \"range\"}")
                .collect(Collectors.joining(", "));
        assertOneLine("{\"dimensions\": {" + dimensions + "}}", "$.dimensions: has 208 dimensions; at most 200");
    }

    @Test
    void many_ways_from_dimension_to_dimension_are_checked_in_time() throws IOException {
        String dimensions = IntStream.range(0, 60)
                .mapToObj(i -> "\"d" + i + "\": {\"expr\": \"range\", \"influences\": ["
                        + IntStream.range(0, i)
                                .mapToObj(j -> "{\"factor\": \"d" + j + "\", \"effect\": \"shift\", \"amount\": 1}")
                                .collect(Collectors.joining(", "))
                        + "]}")
                .collect(Collectors.joining(", "));
        Path file = file("{\"dimensions\": {\"topic\": {}, \"skills\": {}, " + dimensions + "}}");
        assertTimeoutPreemptively(Deadline.DURATION, () -> DomainReader.read(file, DomainLocale.EN_US)
                .dimensions());
    }

    @Test
    void a_file_in_place_of_the_directory_is_told_with_what_to_do() throws IOException {
        Path file = file("{}");
        Path inside = file.resolve("domain.json");
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(inside, DomainLocale.EN_US));
        assertEquals(
                inside + ": cannot be read: " + file
                        + " is a file, but a directory is expected; name the directory that holds domain.json",
                wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001, Integer.MAX_VALUE})
    void a_number_of_agents_asked_for_has_the_bounds_of_the_described_one(int count) {
        Domain domain = DomainReader.defaults(DomainLocale.EN_US);
        InputException wrong = assertThrows(InputException.class, () -> domain.withAgents("--agents", count));
        assertTrue(wrong.getMessage().startsWith("--agents: must be "), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void the_bounds_themselves_are_allowed(int count) {
        assertEquals(
                count,
                DomainReader.defaults(DomainLocale.EN_US)
                        .withAgents("--agents", count)
                        .agentCnt());
    }

    @Test
    void a_brand_of_fifty_characters_and_a_symbol_of_two_halves_is_allowed() throws IOException {
        String brand = "x".repeat(48) + "\uD83E\uDD89";
        Path file = file("{\"brand\": \"" + brand + "\"}");
        assertEquals(brand, DomainReader.read(file, DomainLocale.EN_US).brand());
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "to_do", "callers", "fromage", "contact_uri", "full_name"})
    void only_the_names_themselves_are_reserved(String name) throws IOException {
        Path file = file("{\"dimensions\": {\"topic\": {\"attrName\": \"" + name + "\"}, \"skills\": {}}}");
        assertEquals("flexsim", DomainReader.read(file, DomainLocale.EN_US).brand());
    }

    private void assertOneLine(String text, String message) throws IOException {
        Path file = file(text);
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertEquals(1, wrong.getMessage().lines().count(), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {~brand~: }                   | line 1, column 11
        {~brand~: ~a~, ~brand~: ~b~}  | Duplicate field 'brand'
        {~\\ud800~: 1}               | Broken surrogate pair
        {} {}                         | something follows the end
        ''                            | is empty
        {~brand~: [1                  | expected close marker for Array
        """)
    void what_is_not_json_is_told_with_line_and_column(String text, String message) throws IOException {
        Path file = file(text.replace('~', '"'));
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertFalse(wrong.getMessage().contains("Source"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        Path file = directory.resolve("none.json");
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertEquals(file + ": there is no such file", wrong.getMessage());
    }

    @Test
    void a_file_that_is_not_text_is_told() throws IOException {
        Path file = directory.resolve("domain.json");
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertEquals(file + ": is not UTF-8 text", wrong.getMessage());
    }

    @Test
    void a_mark_of_the_encoding_is_no_part_of_the_text() throws IOException {
        Path file = directory.resolve("domain.json");
        Files.writeString(file, "\uFEFF{\"brand\": \"marked\"}");
        assertEquals("marked", DomainReader.read(file, DomainLocale.EN_US).brand());
    }

    @Test
    void a_directory_in_place_of_the_file_is_told() {
        InputException wrong =
                assertThrows(InputException.class, () -> DomainReader.read(directory, DomainLocale.EN_US));
        assertEquals(directory + ": cannot be read: it is a directory", wrong.getMessage());
    }

    @Test
    void an_unknown_locale_is_answered_with_the_known_ones() {
        InputException wrong = assertThrows(InputException.class, () -> DomainLocale.of("it-it"));
        assertEquals(
                "--locale: unknown locale 'it-it'; allowed: en-us, es-es (or es-sp), de-de, fr-fr", wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"en-us, EN_US", "ES-SP, ES_ES", "es-es, ES_ES", "de_DE, DE_DE", "fr-fr, FR_FR"})
    void a_locale_is_found_by_its_tag(String tag, DomainLocale locale) {
        assertEquals(locale, DomainLocale.of(tag));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("domain.json"), text);
    }
}
