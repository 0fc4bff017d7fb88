package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_three_formulas_stand_beside_one_another() {
        assertEquals(0, run("--calls 950/30m --aht 180 --agents 100 --patience 120 --target 80/20"));
        assertEquals("""
            950 calls in 30 min, 180 s each: 95 erlangs
            100 agents, patience 120 s

                                                        Erlang B  Erlang C  Erlang A
            blocked                                       4.88 %         -         -
            probability of waiting                             -   50.65 %   28.87 %
            abandoned                                          -         -    2.32 %
            average speed of answer                            -    18.2 s     2.7 s
            average wait of all calls                          -    18.2 s     2.8 s
            SL1: answered in 20 s / all                        -   70.94 %   94.61 %
            SL2: the same / answered                           -         -   96.86 %
            SL3: the same / all but abandoned in 20 s          -         -   96.69 %
            SL4: answered or abandoned in 20 s / all           -         -   96.76 %
            occupancy                                    90.36 %   95.00 %   92.79 %
            average queue length                               -       9.6       1.5

            agents needed for 80 % within 20 s: Erlang C 102, Erlang A 92
            """, printed());
    }

    @Test
    void agents_who_cannot_keep_up_are_told() {
        assertEquals(0, run("--calls 95/h --aht 1h --agents 95 --threshold 1m"));
        assertEquals("""
            95 calls in 1 h, 3600 s each: 95 erlangs
            95 agents

                                                        Erlang B  Erlang C
            blocked                                       7.76 %         -
            occupancy                                    92.24 %         -

            Erlang C: 95 agents cannot keep up if nobody abandons; at least 96 are needed
            """, printed());
    }

    @Test
    void without_patience_there_is_no_column_for_erlang_a() {
        assertEquals(0, run("--calls 950/30m --aht 180 --agents 100"));
        assertEquals("""
            950 calls in 30 min, 180 s each: 95 erlangs
            100 agents

                                                        Erlang B  Erlang C
            blocked                                       4.88 %         -
            probability of waiting                             -   50.65 %
            average speed of answer                            -    18.2 s
            average wait of all calls                          -    18.2 s
            SL1: answered in 20 s / all                        -   70.94 %
            occupancy                                    90.36 %   95.00 %
            average queue length                               -       9.6
            """, printed());
    }

    @Test
    void json_has_every_figure_with_all_its_digits() throws IOException {
        JsonNode json = json("--calls 1050/30m --aht 6m --agents 200 --patience 5m --target 80/20");
        assertEquals(1050, json.at("/calls").doubleValue());
        assertEquals(1800, json.at("/intervalSeconds").doubleValue());
        assertEquals(360, json.at("/aht").doubleValue());
        assertEquals(210, json.at("/erlangs").doubleValue(), 1e-12);
        assertEquals(200, json.at("/agents").intValue());
        assertFalse(json.at("/erlangC/stable").booleanValue());
        assertFalse(json.at("/erlangC").has("pWait"));
        assertEquals(0.73474781, json.at("/erlangA/pWait").doubleValue(), 6e-9);
        assertEquals(0.05868159, json.at("/erlangA/pAbandon").doubleValue(), 6e-9);
        assertEquals(17.604476, json.at("/erlangA/meanWait").doubleValue(), 6e-7);
        assertEquals(17.588407, json.at("/erlangA/asa").doubleValue(), 6e-7);
        assertEquals(0.57623852, json.at("/erlangA/sl1").doubleValue(), 6e-9);
        assertEquals(0.61216110, json.at("/erlangA/sl2").doubleValue(), 6e-9);
        assertEquals(0.59863992, json.at("/erlangA/sl3").doubleValue(), 6e-9);
        assertEquals(0.61365902, json.at("/erlangA/sl4").doubleValue(), 6e-9);
        assertEquals(0.98838433, json.at("/erlangA/occupancy").doubleValue(), 6e-9);
        assertEquals(80, json.at("/target/percent").doubleValue());
        assertEquals(20, json.at("/target/seconds").doubleValue());
        assertTrue(json.at("/target/agentsErlangC").intValue() > 210);
        assertTrue(json.at("/target/agentsErlangA").intValue() > 200);
    }

    @Test
    void json_of_agents_who_keep_up_has_erlang_b_and_c_and_null_for_what_was_not_asked() throws IOException {
        JsonNode json = json("--calls 980/30m --aht 360 --agents 200");
        assertEquals(0.69185249, json.at("/erlangC/pWait").doubleValue(), 6e-9);
        assertEquals(62.266724, json.at("/erlangC/asa").doubleValue(), 6e-7);
        assertEquals(0.44600784, json.at("/erlangC/serviceLevel").doubleValue(), 6e-9);
        assertEquals(0.98, json.at("/erlangC/occupancy").doubleValue(), 1e-12);
        assertTrue(json.at("/erlangC/stable").booleanValue());
        double blocking = json.at("/erlangB/blocking").doubleValue();
        assertEquals(0.98 * (1 - blocking), json.at("/erlangB/occupancy").doubleValue(), 1e-12);
        assertTrue(json.get("erlangA").isNull());
        assertTrue(json.get("target").isNull());
    }

    @Test
    void without_agents_the_figures_are_those_of_the_fewest_who_reach_the_target() throws IOException {
        JsonNode byA = json("--calls 950/30m --aht 180 --patience 120 --target 80/20");
        assertEquals(byA.at("/target/agentsErlangA"), byA.at("/agents"));
        assertTrue(byA.at("/erlangA/sl1").doubleValue() >= 0.8);
        JsonNode byC = json("--calls 950/30m --aht 180 --target 80/20");
        assertEquals(byC.at("/target/agentsErlangC"), byC.at("/agents"));
        assertTrue(byC.at("/erlangC/serviceLevel").doubleValue() >= 0.8);
        assertTrue(byC.at("/target/agentsErlangA").isNull());
    }

    @Test
    void service_levels_take_the_threshold_then_the_targets_time_then_20_seconds() throws IOException {
        String calls = "--calls 950/30m --aht 180 --agents 100";
        assertEquals(
                30,
                json(calls + " --target 80/20 --threshold 30s")
                        .at("/thresholdSeconds")
                        .doubleValue());
        assertEquals(60, json(calls + " --target 80/1m").at("/thresholdSeconds").doubleValue());
        assertEquals(20, json(calls).at("/thresholdSeconds").doubleValue());
        JsonNode atOnce = json(calls + " --threshold 0");
        assertEquals(
                1 - atOnce.at("/erlangC/pWait").doubleValue(),
                atOnce.at("/erlangC/serviceLevel").doubleValue(),
                1e-12);
    }

    @Test
    void times_are_not_rounded() throws IOException {
        assertEquals(
                33.33333,
                json("--calls 1/s --aht 33.33333 --agents 40").at("/aht").doubleValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --calls 950 --aht 180 --agents 9                  | --calls: '950' is not a number of calls
        --calls 9/m --aht soon --agents 9                 | --aht: 'soon' is not a length of time
        --calls 9/m --aht 0 --agents 9                    | --aht: '0' is not a length of time
        --calls 9/m --aht 180                             | --agents: is missing
        --calls 9/m --aht 180 --agents 0                  | --agents: must be from 1
        --calls 9/m --aht 180 --agents nine               | --agents
        --calls 9/m --aht 180 --agents 9 --patience -1    | --patience: '-1' is not a length of time
        --calls 9/m --aht 180 --agents 9 --target 80      | --target: '80' is not a target
        --calls 9/m --aht 180 --agents 9 --target 100/20  | --target: '100/20' cannot be reached
        --calls 9/m --aht 180 --agents 9 --target 0.9/15  | --target: '0.9/15' is less than 1 %; a target is written in per cent
        --calls 9/m --aht 180 --agents 9 --target 80/x    | --target: 'x' is not a length of time
        --calls 9/m --aht 180 --agents 9 --threshold x    | --threshold: 'x' is not a length of time
        --calls 99999999/s --aht 180 --agents 9           | --calls: are too many
        --aht 180 --agents 9                              | --calls
        """)
    void what_is_wrong_is_told_in_one_line_that_names_the_option(String line, String complaint) {
        assertEquals(2, run(line));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains(complaint), told);
        assertEquals(1, told.lines().count(), told);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    private JsonNode json(String line) throws IOException {
        out.reset();
        assertEquals(0, run(line + " --json"), err::toString);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private int run(String line) {
        String[] args = ("erlang " + line).split(" +");
        return new CommandLineRunner(new Settings(Map.of(), Map::of), stream(out), stream(err)).run(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
