package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.Dimension;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityDrawTest {
    private static final int MANY = 4_000;

    @TempDir
    private Path directory;

    @Test
    void the_same_seed_and_id_give_the_same_values() throws IOException {
        assertEquals(task(sample(7), "a"), task(sample(7), "a"));
    }

    @Test
    void another_id_gives_other_values() throws IOException {
        assertFalse(task(sample(7), "a").equals(task(sample(7), "b")));
    }

    @Test
    void another_seed_gives_other_values() throws IOException {
        assertFalse(task(sample(7), "a").equals(task(sample(8), "a")));
    }

    @Test
    void the_order_of_dimensions_does_not_change_values() throws IOException {
        List<Dimension> backwards = new ArrayList<>(dimensions("{}"));
        Collections.reverse(backwards);
        assertEquals(task(new EntityDraw(dimensions("{}"), 7), "a"), task(new EntityDraw(backwards, 7), "a"));
    }

    @Test
    void a_new_dimension_leaves_the_values_of_others_alone() throws IOException {
        EntityDraw before = draw("{\"dimensions\": {\"topic\": {}, \"skills\": {}}}");
        EntityDraw after = draw("{\"dimensions\": {\"topic\": {}, \"skills\": {}, \"mood\": {\"expr\": \"range\"}}}");
        assertEquals(task(before, "a").get("abandonTime"), task(after, "a").get("abandonTime"));
    }

    @Test
    void portions_are_the_shares_of_the_options() throws IOException {
        EntityDraw draw = sample(3);
        long support = ids().filter(id -> task(draw, id).get("topic").asText().equals("support"))
                .count();
        assertEquals(0.5, support / (double) MANY, 0.03);
    }

    @Test
    void several_values_are_distinct() throws IOException {
        EntityDraw draw = sample(3);
        assertTrue(ids().limit(300).allMatch(id -> {
            List<JsonNode> skills = new ArrayList<>();
            worker(draw, id).get("skills").forEach(skills::add);
            return skills.size() == 2 && new HashSet<>(skills).size() == 2;
        }));
    }

    @Test
    void the_parents_value_selects_the_options() throws IOException {
        EntityDraw draw = draw("""
                {"dimensions": {"topic": {}, "skills": {}, "detail": {"parent": "topic", "options":
                  {"sales": ["s1", "s2"], "support": ["p1"], "billing": ["b1", "b2"]}}}}""");
        assertTrue(ids().limit(300).allMatch(id -> {
            Map<String, JsonNode> task = task(draw, id);
            char expected = Map.of("sales", 's', "support", 'p', "billing", 'b')
                    .get(task.get("topic").asText());
            return task.get("detail").asText().charAt(0) == expected;
        }));
    }

    @Test
    void waiting_is_measured_and_not_drawn() throws IOException {
        assertFalse(sample(7).draw(Entity.TASKS, Phase.ASSIGN, "a", Map.of()).containsKey("waitTime"));
    }

    @Test
    void integers_are_whole_and_stay_in_their_range() throws IOException {
        EntityDraw draw = draw("""
                {"dimensions": {"topic": {}, "skills": {}, "age":
                  {"expr": "range", "dataType": "integer", "min": 18, "max": 20, "curve": "uniform"}}}""");
        assertEquals(
                List.of(18, 19, 20),
                ids().map(id -> task(draw, id).get("age").intValue())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void a_shift_moves_the_mean_by_amount_times_the_distance_from_the_middle() throws IOException {
        EntityDraw draw = influenced("shift", 2);
        assertEquals(50, mean(draw, 5), 0.7);
        assertEquals(56, mean(draw, 8), 0.7);
    }

    @Test
    void a_focus_narrows_the_spread_towards_the_far_end() throws IOException {
        EntityDraw draw = influenced("focus", 0.8);
        assertEquals(10, deviation(draw, 5), 0.5);
        assertEquals(2, deviation(draw, 10), 0.2);
        assertEquals(18, deviation(draw, 0), 1);
    }

    @Test
    void a_skew_leans_the_curve_and_keeps_its_mean() throws IOException {
        EntityDraw draw = influenced("skew", 4);
        assertEquals(50, mean(draw, 10), 0.7);
        assertTrue(median(draw, 10) < 49.2, "median " + median(draw, 10));
        assertTrue(median(draw, 0) > 50.8, "median " + median(draw, 0));
    }

    @Test
    void a_factor_that_is_not_told_is_the_same_as_one_that_is() throws IOException {
        EntityDraw draw = draw("""
                {"dimensions": {"wrapTime": {"influences":
                  [{"factor": "abandonTime", "effect": "shift", "amount": 0.1}]}}}""");
        Map<String, JsonNode> known = draw.draw(Entity.TASKS, Phase.ARRIVE, "a", Map.of());
        assertEquals(
                draw.draw(Entity.TASKS, Phase.COMPLETE, "a", known),
                draw.draw(Entity.TASKS, Phase.COMPLETE, "a", Map.of()));
    }

    @Test
    void attributes_nest_and_skills_bring_levels() throws IOException {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.putObject("routing").put("kept", true);
        sample(7)
                .putAttributes(
                        Map.of("skills", JsonNodeFactory.instance.arrayNode().add("sales")), attributes);
        assertEquals("{\"routing\":{\"kept\":true,\"skills\":[\"sales\"],\"levels\":{}}}", attributes.toString());
    }

    @Test
    void what_is_no_attribute_is_not_written() throws IOException {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        sample(7).putAttributes(Map.of("arrivalGap", JsonNodeFactory.instance.numberNode(1)), attributes);
        assertTrue(attributes.isEmpty());
    }

    @Test
    void values_are_found_again_in_attributes() throws IOException {
        EntityDraw draw = sample(7);
        Map<String, JsonNode> values = worker(draw, "a");
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        draw.putAttributes(values, attributes);
        assertEquals(values, draw.valuesOf(Entity.WORKERS, attributes));
    }

    private EntityDraw influenced(String effect, double amount) throws IOException {
        return draw("""
                {"dimensions": {"topic": {}, "skills": {},
                  "rank": {"entity": "workers", "expr": "range", "min": 0, "max": 10},
                  "talkTime": {"min": 0, "max": 100, "phase": "complete", "influences":
                    [{"factor": "rank", "effect": "%s", "amount": %s}]}}}""".formatted(effect, amount));
    }

    private static double[] talkTimes(EntityDraw draw, double rank) {
        Map<String, JsonNode> known = Map.of("rank", JsonNodeFactory.instance.numberNode(rank));
        ToDoubleFunction<String> talkTime = id -> draw.draw(Entity.TASKS, Phase.COMPLETE, id, known)
                .get("talkTime")
                .doubleValue();
        return ids().mapToDouble(talkTime).sorted().toArray();
    }

    private static double mean(EntityDraw draw, double rank) {
        return Arrays.stream(talkTimes(draw, rank)).average().orElseThrow();
    }

    private static double median(EntityDraw draw, double rank) {
        return talkTimes(draw, rank)[MANY / 2];
    }

    private static double deviation(EntityDraw draw, double rank) {
        double[] values = talkTimes(draw, rank);
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    private static Stream<String> ids() {
        return IntStream.range(0, MANY).mapToObj(i -> "id" + i);
    }

    private static Map<String, JsonNode> task(EntityDraw draw, String id) {
        return draw.draw(Entity.TASKS, Phase.ARRIVE, id, Map.of());
    }

    private static Map<String, JsonNode> worker(EntityDraw draw, String id) {
        return draw.draw(Entity.WORKERS, Phase.DEPLOY, id, Map.of());
    }

    private EntityDraw sample(long seed) throws IOException {
        return new EntityDraw(dimensions("{}"), seed);
    }

    private EntityDraw draw(String description) throws IOException {
        return new EntityDraw(dimensions(description), 7);
    }

    private List<Dimension> dimensions(String description) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), description);
        return DomainReader.read(file, DomainLocale.EN_US).dimensions();
    }
}
