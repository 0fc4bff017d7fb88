package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.metrics.BoardSnapshot;
import flexsim.metrics.QueueSnapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardTableTest {
    @Test
    void the_table_names_every_queue_and_the_total() {
        BoardSnapshot snapshot = new BoardSnapshot(Map.of("sales", new QueueSnapshot(1, 12, 0, 0, 0, 0, 0)), Map.of());

        assertEquals(
                List.of(
                        "QUEUE  WAITING  LONGEST  ASSIGNED  WRAPPING  HANDLED  ABANDONED  TIMED OUT",
                        "sales        1      12s         0         0        0          0          0",
                        "TOTAL        1      12s         0         0        0          0          0",
                        "agents: "),
                BoardTable.lines(snapshot));
    }
}
