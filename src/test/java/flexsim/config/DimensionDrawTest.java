package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.ThreadMXBean;
import flexsim.domain.Dimension;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DimensionDrawTest {
    private static final long KEY = DrawKey.of(3, 4);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String INFLUENCED = """
            {"dimensions": {"topic": {}, "skills": {},
              "rank": {"entity": "workers", "expr": "range", "min": 0, "max": 10},
              "talkTime": {"min": 0, "max": 100, "phase": "complete", "influences": [
                {"factor": "rank", "effect": "shift", "amount": 2},
                {"factor": "waitTime", "effect": "shift", "amount": 1},
                {"factor": "abandonTime", "effect": "shift", "amount": 0.5}]}}}""";

    @TempDir
    private Path directory;

    @Test
    void indexes_are_told_by_name_and_by_when_they_are_drawn() throws IOException {
        DimensionDraw draw = draw("{}");
        assertEquals(
                List.of("arrivalGap", "channel", "abandonTime", "topic"),
                names(draw, draw.indexes(Entity.TASKS, Phase.ARRIVE)));
        assertEquals(List.of("talkTime", "wrapTime"), names(draw, draw.indexes(Entity.TASKS, Phase.COMPLETE)));
        assertEquals(List.of("activity"), names(draw, draw.indexes(Entity.WORKERS, Phase.ACTIVITY)));
        assertEquals(OptionalInt.empty(), draw.index("nowhere"));
    }

    @Test
    void waiting_is_measured_and_not_among_what_is_drawn() throws IOException {
        DimensionDraw draw = draw("{}");
        assertTrue(draw.isMeasured(index(draw, "waitTime")));
        assertArrayEquals(new int[0], draw.indexes(Entity.TASKS, Phase.ASSIGN));
    }

    @Test
    void a_drawn_value_is_remembered() throws IOException {
        DimensionDraw draw = draw(INFLUENCED);
        DrawFrame frame = draw.frame();
        double talk = draw.number(index(draw, "talkTime"), KEY, frame);
        int topic = draw.option(index(draw, "topic"), KEY, frame);
        assertEquals(talk, frame.number(index(draw, "talkTime")));
        assertEquals(topic, frame.option(index(draw, "topic")));
    }

    @Test
    void a_number_that_depends_on_the_key_alone_is_drawn_again_and_is_the_same() throws IOException {
        DimensionDraw draw = draw("{}");
        DrawFrame frame = draw.frame();
        int patience = index(draw, "abandonTime");
        assertTrue(draw.isPlain(patience));
        double first = draw.number(patience, KEY, frame);
        assertNotEquals(first, draw.number(patience, KEY + 1, frame));
        assertEquals(first, draw.number(patience, KEY, frame));
    }

    @Test
    void a_value_that_was_put_is_not_drawn() throws IOException {
        DimensionDraw draw = draw("{}");
        DrawFrame frame = draw.frame();
        draw.put(index(draw, "topic"), JSON.textNode("billing"), frame);
        draw.put(index(draw, "abandonTime"), JSON.numberNode(-8), frame);
        assertEquals("billing", option(draw, "topic", frame));
        assertEquals(-8, draw.number(index(draw, "abandonTime"), KEY, frame));
    }

    @Test
    void what_is_no_value_of_its_dimension_is_not_known() throws IOException {
        DimensionDraw draw = draw("{}");
        DrawFrame frame = draw.frame();
        draw.put(index(draw, "topic"), JSON.textNode("gardening"), frame);
        draw.put(index(draw, "abandonTime"), JSON.textNode("long"), frame);
        assertEquals(DrawFrame.UNKNOWN, frame.option(index(draw, "topic")));
        assertTrue(Double.isNaN(frame.number(index(draw, "abandonTime"))));
    }

    @Test
    void a_cleared_frame_gives_the_next_task_its_own_values() throws IOException {
        DimensionDraw draw = draw(INFLUENCED);
        DrawFrame frame = draw.frame();
        int talk = index(draw, "talkTime");
        double first = draw.number(talk, KEY, frame);
        frame.clear();
        double second = draw.number(talk, KEY + 1, frame);
        assertNotEquals(first, second);
        frame.forget(talk);
        assertEquals(first, draw.number(talk, KEY, frame));
    }

    @Test
    void a_factor_of_the_same_entity_is_drawn_where_it_is_not_known() throws IOException {
        DimensionDraw draw = draw(INFLUENCED);
        int patience = index(draw, "abandonTime");
        DrawFrame known = draw.frame();
        known.putNumber(patience, draw.number(patience, KEY, draw.frame()));
        DrawFrame other = draw.frame();
        other.putNumber(patience, known.number(patience) + 1);

        double talk = draw.number(index(draw, "talkTime"), KEY, draw.frame());

        assertEquals(draw.number(index(draw, "talkTime"), KEY, known), talk);
        assertNotEquals(draw.number(index(draw, "talkTime"), KEY, other), talk);
    }

    @Test
    void a_workers_value_and_waiting_have_no_influence_unless_they_are_known() throws IOException {
        DimensionDraw draw = draw(INFLUENCED);
        double unknown = talkTime(draw, Double.NaN, Double.NaN);
        assertEquals(unknown, talkTime(draw, 5, 30), "both in the middle of their ranges");
        assertEquals(unknown + 2, talkTime(draw, 6, Double.NaN), 1e-6);
        assertEquals(unknown + 10, talkTime(draw, Double.NaN, 40), 1e-6);
    }

    @Test
    void an_option_of_several_lists_has_one_index() throws IOException {
        DimensionDraw draw = draw("""
                {"dimensions": {"topic": {}, "skills": {}, "detail": {"parent": "topic", "options":
                  {"billing": ["order", "refund"], "sales": ["order"], "support": ["repair", "order"]}}}}""");
        assertEquals(
                List.of("order", "refund", "repair"),
                draw.options(index(draw, "detail")).stream()
                        .map(o -> o.asText())
                        .toList());
        DrawFrame frame = draw.frame();
        draw.put(index(draw, "topic"), JSON.textNode("sales"), frame);
        assertEquals("order", option(draw, "detail", frame));
    }

    @Test
    void several_values_come_as_different_options() throws IOException {
        DimensionDraw draw = draw("{}");
        int skills = index(draw, "skills");
        assertTrue(IntStream.range(0, 300)
                .mapToObj(key -> draw.distinctOptions(skills, key, draw.frame()))
                .allMatch(options -> options.length == 2 && options[0] != options[1]));
    }

    @Test
    void an_option_without_a_portion_is_never_drawn() throws IOException {
        DimensionDraw draw = draw("""
                {"dimensions": {"skills": {}, "topic": {"options": {"all": ["sales", "support", "billing"]},
                  "optionParams": {"all": [{"portion": 0}, {"portion": 1}, {"portion": 0}]}}}}""");
        assertTrue(
                IntStream.range(0, 2_000).allMatch(key -> draw.option(index(draw, "topic"), key, draw.frame()) == 1));
    }

    @Test
    void dimensions_that_do_not_fit_each_other_are_refused() throws IOException {
        List<Dimension> all = dimensions(INFLUENCED);
        List<Dimension> without =
                all.stream().filter(d -> !d.name().equals("abandonTime")).toList();
        assertThrows(IllegalArgumentException.class, () -> new DimensionDraw(without, 7));
    }

    @Test
    void a_task_without_influences_is_drawn_without_allocation() throws IOException {
        DimensionDraw draw =
                draw("{\"dimensions\": {\"abandonTime\": {\"curve\": \"gamma\", \"mean\": 9, \"cv\": 2}}}");
        DrawFrame frame = draw.frame();
        int[] arrive = draw.indexes(Entity.TASKS, Phase.ARRIVE);
        int[] complete = draw.indexes(Entity.TASKS, Phase.COMPLETE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        drawTasks(draw, arrive, complete, frame);
        long before = threads.getCurrentThreadAllocatedBytes();
        drawTasks(draw, arrive, complete, frame);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 5_000, "5,000 tasks allocated " + allocated + " bytes");
    }

    private static void drawTasks(DimensionDraw draw, int[] arrive, int[] complete, DrawFrame frame) {
        for (long key = 0; key < 5_000; key++) {
            frame.clear();
            drawAll(draw, arrive, key, frame);
            drawAll(draw, complete, key, frame);
        }
    }

    private static void drawAll(DimensionDraw draw, int[] indexes, long key, DrawFrame frame) {
        for (int index : indexes) {
            if (draw.isRange(index)) {
                draw.number(index, key, frame);
            } else {
                draw.option(index, key, frame);
            }
        }
    }

    @Test
    void a_range_is_told_from_a_choice() throws IOException {
        DimensionDraw draw = draw("{}");
        assertTrue(draw.isRange(index(draw, "talkTime")));
        assertFalse(draw.isRange(index(draw, "topic")));
    }

    private static double talkTime(DimensionDraw draw, double rank, double waited) {
        DrawFrame frame = draw.frame();
        frame.putNumber(index(draw, "rank"), rank);
        frame.putNumber(index(draw, "waitTime"), waited);
        return draw.number(index(draw, "talkTime"), KEY, frame);
    }

    private static String option(DimensionDraw draw, String name, DrawFrame frame) {
        int index = index(draw, name);
        return draw.options(index).get(draw.option(index, KEY, frame)).asText();
    }

    private static List<String> names(DimensionDraw draw, int[] indexes) {
        return Arrays.stream(indexes).mapToObj(i -> draw.dimension(i).name()).toList();
    }

    private static int index(DimensionDraw draw, String name) {
        return draw.index(name).orElseThrow();
    }

    private DimensionDraw draw(String description) throws IOException {
        return new DimensionDraw(dimensions(description), 7);
    }

    private List<Dimension> dimensions(String description) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), description);
        return DomainReader.read(file, DomainLocale.EN_US).dimensions();
    }
}
