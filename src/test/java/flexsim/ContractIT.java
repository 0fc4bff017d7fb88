package flexsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.contract.CheckingProxy;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The commands' own work against the local TaskRouter, with Twilio's OpenAPI documents listening in. */
@EnabledIfEnvironmentVariable(named = "FLEXSIM_OAI_DIR", matches = ".+", disabledReason = "no OpenAPI documents here")
class ContractIT {
    @TempDir
    Path directory;

    @Test
    void every_answer_that_the_commands_get_is_as_twilios_documents_say() throws IOException {
        try (Flight flight = new Flight(directory)) {
            Flight.Running router = flight.start("taskrouter", "--port", "0");
            Flight.until("the TaskRouter listens", () -> router.said().contains("FLEXSIM_URL="));
            for (String line :
                    router.said().lines().filter(l -> l.matches("[A-Z_]+=.*")).toList()) {
                flight.environment(line.split("=", 2)[0], line.split("=", 2)[1]);
            }
            URI url = URI.create(router.said()
                    .lines()
                    .filter(line -> line.startsWith("FLEXSIM_URL="))
                    .findFirst()
                    .orElseThrow()
                    .split("=", 2)[1]);
            try (CheckingProxy proxy = new CheckingProxy(url)) {
                flight.environment("FLEXSIM_URL", proxy.url().toString());
                flight.environment("PORT", String.valueOf(freePort()));
                runEverything(flight);
                assertEquals(List.of(), proxy.violations());
            }
        }
    }

    private static void runEverything(Flight flight) {
        done(flight, "genconfig", "--seed", "7");
        done(flight, "deploy");
        Flight.Running agents = flight.start("agentsim", "--seed", "1");
        Flight.until("the agents are there", () -> agents.said().contains("agents available"));
        done(flight, "custsim", "--rate", "10/s", "--count", "20", "--seed", "3");
        agents.process().destroy();
        flight.ended(agents);
        done(flight, "cleansim", "--all");
    }

    private static void done(Flight flight, String... arguments) {
        Flight.Ended ended = flight.run(arguments);
        assertEquals(0, ended.exitCode(), () -> String.join(" ", arguments) + ": " + ended.out() + ended.err());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
