package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CirclesTest {
    @Test
    void a_chain_has_none() {
        assertEquals(List.of(), Circles.in(Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of())));
    }

    @Test
    void those_who_reach_each_other_are_one_and_who_only_points_to_them_is_not_in_it() {
        assertEquals(
                List.of(Set.of("a", "b", "c")),
                Circles.in(Map.of(
                        "a",
                        List.of("b"),
                        "b",
                        List.of("c", "d"),
                        "c",
                        List.of("a"),
                        "d",
                        List.of(),
                        "e",
                        List.of("a"))));
    }

    @Test
    void two_that_share_a_class_are_one() {
        assertEquals(
                List.of(Set.of("a", "b", "c")),
                Circles.in(Map.of("a", List.of("b"), "b", List.of("a", "c"), "c", List.of("b"))));
    }
}
