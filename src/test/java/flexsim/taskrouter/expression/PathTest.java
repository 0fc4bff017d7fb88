package flexsim.taskrouter.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {
    private final Path path = new Path(List.of(new Path.Key("worker"), new Path.Key("skills"), new Path.Index(1)));

    @Test
    void head_names_the_first_step() {
        assertEquals("worker", path.head());
    }

    @Test
    void tail_is_the_rest() {
        assertEquals(new Path(List.of(new Path.Key("skills"), new Path.Index(1))), path.tail());
    }

    @Test
    void tail_is_made_once() {
        assertSame(path.tail().tail(), path.tail().tail());
    }

    @Test
    void tail_that_starts_with_an_element_has_no_head() {
        assertEquals("", path.tail().tail().head());
    }

    @Test
    void single_step_has_no_tail() {
        var single = new Path(List.of(new Path.Key("sid")));
        assertThrows(IllegalStateException.class, single::tail);
    }

    @Test
    void path_without_steps_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Path(List.of()));
    }

    @Test
    void position_below_zero_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Path.Index(-1));
    }

    @Test
    void tail_leads_on_from_where_the_head_leads() {
        Value worker = Attributes.json("{\"skills\": [\"a\", \"b\"]}");
        assertEquals(new Value.Text("b"), path.tail().in(worker));
    }

    @Test
    void step_that_leads_nowhere_gives_null() {
        assertEquals(Value.NULL, path.in(Attributes.json("{\"worker\": {\"skills\": [\"a\"]}}")));
    }

    @Test
    void path_has_the_length_of_its_steps() {
        assertEquals(3, path.length());
    }

    @Test
    void path_prints_as_it_is_written() {
        assertEquals("worker.skills[1]", path.toString());
    }

    @Test
    void paths_are_equal_when_their_steps_are() {
        assertEquals(path, new Path(path.steps()));
        assertEquals(path.hashCode(), new Path(path.steps()).hashCode());
        assertNotEquals(path, path.tail());
    }
}
