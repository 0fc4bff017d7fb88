package flexsim.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default domain has 12 agents, and its filters are made of sales, support and billing. */
class ScenarioErrorsTest {
    @TempDir
    private Path directory;

    /** In the text of a description, ~ stands for a double quote. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {~serviceLevel~: 20}                                 | $.serviceLevel | must be an object, found 20
        {~serviceLevel~: {~seconds~: 20}}                    | $.serviceLevel.seconds | unknown key; allowed: thresholdSeconds, shortAbandonSeconds
        {~serviceLevel~: {~thresholdSeconds~: 0}}            | $.serviceLevel.thresholdSeconds | above 0 seconds, found 0
        {~serviceLevel~: {~thresholdSeconds~: ~20~}}         | $.serviceLevel.thresholdSeconds | must be a number, found "20"
        {~serviceLevel~: {~shortAbandonSeconds~: -1}}        | $.serviceLevel.shortAbandonSeconds | a number at least 0, found -1
        {~arrivals~: []}                                     | $.arrivals | must be an object
        {~arrivals~: {}}                                     | $.arrivals.perInterval | must be an array, found nothing
        {~arrivals~: {~perInterval~: []}}                    | $.arrivals.perInterval | at least one interval in which customers are expected
        {~arrivals~: {~perInterval~: [0, 0]}}                | $.arrivals.perInterval | at least one interval in which customers are expected
        {~arrivals~: {~perInterval~: [1, -1]}}               | $.arrivals.perInterval[1] | expected number of customers, 0 to 10000 a second, found -1
        {~arrivals~: {~perInterval~: [1, ~2~]}}              | $.arrivals.perInterval[1] | found "2"
        {~arrivals~: {~perInterval~: [1e999]}}               | $.arrivals.perInterval[0] | expected number of customers
        {~arrivals~: {~intervalMinutes~: 1, ~perInterval~: [600001]}} | $.arrivals.perInterval[0] | found 600001
        {~arrivals~: {~intervalMinutes~: 1440, ~perInterval~: [1, 1]}} | $.arrivals.perInterval | has 2 intervals of 1440 minutes; a day has 1 of them
        {~arrivals~: {~intervalMinutes~: 1441, ~perInterval~: [1]}} | $.arrivals.intervalMinutes | at most 1440
        {~arrivals~: {~intervalMinutes~: 0, ~perInterval~: [1]}} | $.arrivals.intervalMinutes | integer of at least 1, found 0
        {~arrivals~: {~perInterval~: [1], ~busynessCv~: -0.1}} | $.arrivals.busynessCv | a number from 0 to 10, found -0.1
        {~arrivals~: {~perInterval~: [1], ~busyness~: 0.1}}  | $.arrivals.busyness | unknown key; allowed: intervalMinutes
        {~agents~: 5}                                        | $.agents | must be an object
        {~agents~: {~rejects~: 0.1}}                         | $.agents.rejects | unknown key; allowed: acceptDelay, rejectPortion, missPortion
        {~agents~: {~rejectPortion~: 1.1}}                   | $.agents.rejectPortion | from 0 to 1, found 1.1
        {~agents~: {~rejectPortion~: 1}}                     | $.agents.rejectPortion | must be below 1
        {~agents~: {~missPortion~: -1}}                      | $.agents.missPortion | from 0 to 1, found -1
        {~agents~: {~rejectPortion~: 0.6, ~missPortion~: 0.6}} | $.agents.missPortion | at most 1 together with rejectPortion, found 0.6 and 0.6
        {~agents~: {~acceptDelay~: 3}}                       | $.agents.acceptDelay | must be an object, found 3
        {~agents~: {~acceptDelay~: {~curve~: ~gauss~}}}      | $.agents.acceptDelay.curve | one of uniform, bell
        {~agents~: {~acceptDelay~: {~curve~: ~gamma~, ~mean~: 3}}} | $.agents.acceptDelay.cv | is missing; the curve gamma needs it
        {~agents~: {~acceptDelay~: {~phase~: ~assign~}}}     | $.agents.acceptDelay.phase | unknown key; allowed: curve, mean, cv, shape, min, max
        {~agents~: {~acceptDelay~: {~curve~: ~constant~, ~mean~: -2}}} | $.agents.acceptDelay.mean | not be below 0, found -2.0
        {~agents~: {~acceptDelay~: {~min~: -2}}}             | $.agents.acceptDelay.min | not be below 0
        {~shifts~: {}}                                       | $.shifts | must be an array
        {~shifts~: [5]}                                      | $.shifts[0] | must be an object
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~16:00~, ~pause~: 1}]} | $.shifts[0].pause | unknown key; allowed: agents, start, end, breaks
        {~shifts~: [{~start~: ~08:00~, ~end~: ~16:00~}]}     | $.shifts[0].agents | a number of agents or an array of their names, found nothing
        {~shifts~: [{~agents~: 0, ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents | at least 1, found 0
        {~shifts~: [{~agents~: [], ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents | at least one agent
        {~shifts~: [{~agents~: 13, ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents | there are 12 agents; the shifts up to this one and the agents who are named need 13
        {~shifts~: [{~agents~: 8, ~start~: ~08:00~, ~end~: ~16:00~}, {~agents~: 5, ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[1].agents | need 13: state at least 13 agents (agentCnt, or --agents), or fewer in the shifts
        {~shifts~: [{~agents~: 13, ~start~: ~08:00~, ~end~: ~16:00~}, {~agents~: 5, ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents | need 13: state at least 18 agents
        {~shifts~: [{~agents~: 12, ~start~: ~08:00~, ~end~: ~16:00~}, {~agents~: [~Agent_000~], ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents | need 13
        {~shifts~: [{~agents~: [~Agent_012~], ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents[0] | there is no agent 'Agent_012'; there are Agent_000 to Agent_011: name one of these, or state more agents (agentCnt, or --agents)
        {~shifts~: [{~agents~: [~Agent_0001~], ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents[0] | there is no agent 'Agent_0001'
        {~shifts~: [{~agents~: [~Agent_001~, ~Agent_001~], ~start~: ~08:00~, ~end~: ~16:00~}]} | $.shifts[0].agents[1] | Agent_001 is named already, by $.shifts[0]
        {~shifts~: [{~agents~: 1, ~start~: ~8:00~, ~end~: ~16:00~}]} | $.shifts[0].start | a time of day from "00:00" to "24:00", found "8:00": it needs the leading zero, "08:00"
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~24:01~}]} | $.shifts[0].end | found "24:01"
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~}]}        | $.shifts[0].end | found nothing
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~16:00~, ~breaks~: [{~start~: ~12:00~}]}]} | $.shifts[0].breaks[0].minutes | integer of at least 1, found nothing
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~16:00~, ~breaks~: [{~start~: ~12:00~, ~minutes~: 0}]}]} | $.shifts[0].breaks[0].minutes | at least 1, found 0
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~16:00~, ~breaks~: [{~start~: ~15:45~, ~minutes~: 16}]}]} | $.shifts[0].breaks[0].start | within the shift, which has 480 minutes; found 16 minutes from 15:45
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~16:00~, ~breaks~: [{~start~: ~07:30~, ~minutes~: 45}]}]} | $.shifts[0].breaks[0].start | within the shift
        {~shifts~: [{~agents~: 1, ~start~: ~08:00~, ~end~: ~16:00~, ~breaks~: [{~start~: ~12:00~, ~minutes~: 30}, {~start~: ~11:45~, ~minutes~: 16}]}]} | $.shifts[0].breaks[1].start | overlaps
        {~shifts~: [{~agents~: 1, ~start~: ~22:00~, ~end~: ~06:00~, ~breaks~: [{~start~: ~06:00~, ~minutes~: 1}]}]} | $.shifts[0].breaks[0].start | within the shift
        {~balkPortion~: 2}                                   | $.balkPortion | from 0 to 1, found 2
        {~balkPortion~: ~some~}                              | $.balkPortion | must be a number
        {~workflow~: []}                                     | $.workflow | must be an object
        {~workflow~: {~target~: []}}                         | $.workflow.target | unknown key; allowed: targets, targetsByOption
        {~workflow~: {~targets~: []}}                        | $.workflow.targets | at least one target
        {~workflow~: {~targets~: [{~timeout~: 0}]}}          | $.workflow.targets[0].timeout | integer of at least 1, found 0
        {~workflow~: {~targets~: [{~priority~: -1}]}}        | $.workflow.targets[0].priority | integer of at least 0, found -1
        {~workflow~: {~targets~: [{~priority~: 1.5}]}}       | $.workflow.targets[0].priority | integer of at least 0, found 1.5
        {~workflow~: {~targets~: [{~expression~: ~ ~}]}}     | $.workflow.targets[0].expression | text that is not blank
        {~workflow~: {~targets~: [{~queue~: ~sales~}]}}      | $.workflow.targets[0].queue | unknown key; allowed: timeout, priority, expression
        {~workflow~: {~targets~: [{~priority~: 1}, {~timeout~: 9}]}} | $.workflow.targets[0].timeout | is missing: without it a task never moves on
        {~workflow~: {~targetsByOption~: {~vip~: [{}]}}}     | $.workflow.targetsByOption.vip | is no option of topic, the dimension of queueFilterDim; allowed: sales, support, billing
        {~workflow~: {~targetsByOption~: {~sales~: []}}}     | $.workflow.targetsByOption.sales | at least one target
        {~workflow~: {~targetsByOption~: {~sales~: [{~x~: 1}]}}} | $.workflow.targetsByOption.sales[0].x | unknown key
        """)
    void a_wrong_planning_key_is_told_with_its_path(String text, String path, String message) throws IOException {
        Path file = file(text.replace('~', '"'));
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertTrue(
                wrong.errors().stream()
                        .anyMatch(f -> f.file().equals(file.toString())
                                && f.path().equals(path)
                                && f.message().contains(message)),
                wrong::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"shifts\": [{\"agents\": 1, \"start\": \"8\", \"end\": \"16:00\", \"breaks\": [{\"start\":"
                        + " \"12:00\", \"minutes\": 30}]}]}",
                "{\"arrivals\": {\"intervalMinutes\": 2000, \"perInterval\": [1]}}",
                "{\"arrivals\": {\"perInterval\": {}}}",
                "{\"agents\": {\"rejectPortion\": 7, \"missPortion\": 1}}",
                "{\"agents\": {\"acceptDelay\": {\"curve\": 5}}}",
                "{\"agentCnt\": 0, \"shifts\": [{\"agents\": 5, \"start\": \"08:00\", \"end\": \"16:00\"}]}",
                "{\"workflow\": {\"targets\": [5]}}"
            })
    void one_mistake_is_one_fault(String text) throws IOException {
        Path file = file(text);
        InputException wrong = assertThrows(InputException.class, () -> DomainReader.read(file, DomainLocale.EN_US));
        assertEquals(1, wrong.errors().size(), wrong::getMessage);
    }

    @Test
    void fewer_agents_than_the_shifts_need_are_refused_where_the_number_was_given() throws IOException {
        Domain domain = DomainReader.read(file("""
            {"shifts": [{"agents": 10, "start": "08:00", "end": "16:00"}]}\
            """), DomainLocale.EN_US);
        InputException wrong = assertThrows(InputException.class, () -> domain.withAgents("--agents", 9));
        assertTrue(
                wrong.getMessage().startsWith("--agents: $.shifts[0].agents: there are 9 agents"), wrong::getMessage);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("domain.json"), text);
    }
}
