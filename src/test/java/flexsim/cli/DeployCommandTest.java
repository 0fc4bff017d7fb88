package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.domain.InputException;
import flexsim.workspace.AssignmentUrl;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeployCommandTest {
    private static final String LOCAL = "http://localhost:9000";

    private static Optional<String> url(Optional<String> option, Map<String, String> environment) {
        Settings settings = new Settings(environment, Map::of);
        return DeployCommand.assignmentUrl(option.orElse(null), settings).map(AssignmentUrl::toString);
    }

    @Test
    void the_option_wins_over_the_environment() {
        assertEquals(
                Optional.of("http://a/reservation"),
                url(Optional.of("http://a"), Map.of("ASSIGN_URL", "http://b", "FLEXSIM_URL", LOCAL)));
    }

    @Test
    void the_environment_wins_over_this_machine() {
        assertEquals(
                Optional.of("http://b/x"),
                url(Optional.empty(), Map.of("ASSIGN_URL", "http://b/x", "FLEXSIM_URL", LOCAL)));
    }

    @Test
    void with_a_local_taskrouter_agentsim_is_expected_on_this_machine() {
        assertEquals(
                Optional.of("http://localhost:3000/reservation"), url(Optional.empty(), Map.of("FLEXSIM_URL", LOCAL)));
        assertEquals(
                Optional.of("http://localhost:4000/reservation"),
                url(Optional.empty(), Map.of("FLEXSIM_URL", LOCAL, "PORT", "4000")));
    }

    @Test
    void against_twilio_there_is_no_default() {
        assertEquals(Optional.empty(), url(Optional.empty(), Map.of("PORT", "4000")));
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertThrows(InputException.class, () -> url(Optional.empty(), Map.of("FLEXSIM_URL", LOCAL, "PORT", "70000")));
    }
}
