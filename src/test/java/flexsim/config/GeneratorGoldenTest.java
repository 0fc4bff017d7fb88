package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who generated a configuration from a seed gets the same agents from it again, whatever is done to the drawing: centres that
 * were deployed must not change under their users. The hashes are of {@code workers.json}.
 */
class GeneratorGoldenTest {
    private static final String EVERY_CURVE = """
            {"agentCnt": 400, "dimensions": {
              "topic": {},
              "skills": {"entity": "workers", "valueCnt": 2, "attrName": "routing.skills",
                "options": {"all": ["sales", "support", "billing"]},
                "optionParams": {"all": [{"portion": 1}, {"portion": 0}, {"portion": 0}]}},
              "team": {"entity": "workers", "options": {"all": ["red", "blue"]}},
              "desk": {"entity": "workers", "parent": "team",
                "options": {"red": ["r1", "r2", "r3"], "blue": ["b1"]},
                "optionParams": {"red": [{"portion": 0.5}, {"portion": 0}, {"portion": 0.5}], "blue": [{"portion": 1}]}},
              "rank": {"entity": "workers", "expr": "range", "dataType": "integer", "min": 1, "max": 10},
              "age": {"entity": "workers", "expr": "range", "dataType": "integer", "min": 18, "max": 65,
                "curve": "uniform"},
              "pace": {"entity": "workers", "expr": "range", "min": 0, "max": 1, "influences": [
                {"factor": "rank", "effect": "shift", "amount": 0.05},
                {"factor": "rank", "effect": "skew", "amount": 3},
                {"factor": "age", "effect": "focus", "amount": 0.4}]},
              "same": {"entity": "workers", "expr": "range", "curve": "constant", "mean": 3},
              "tenure": {"entity": "workers", "expr": "range", "curve": "exponential", "mean": 400},
              "calm": {"entity": "workers", "expr": "range", "curve": "lognormal", "mean": 5, "cv": 0.8},
              "wage": {"entity": "workers", "expr": "range", "curve": "gamma", "mean": 20, "cv": 0.4, "min": 12},
              "luck": {"entity": "workers", "expr": "range", "curve": "gamma", "mean": 1, "cv": 1.6},
              "ease": {"entity": "workers", "expr": "range", "curve": "weibull", "mean": 7, "shape": 1.7,
                "influences": [{"factor": "wage", "effect": "shift", "amount": 0.1}]}}}""";

    @TempDir
    private Path directory;

    @Test
    void the_default_centre_of_a_seed_has_always_the_same_agents() throws IOException {
        assertEquals(
                "b7e6dcba9819bbc8ad8fb20b3e9c2430f0091a07d6e86685e1916df8ba5a6cb6",
                hashOfWorkers("{\"agentCnt\": 300}", 20_260_704));
    }

    @Test
    void every_curve_draws_the_same_agents_for_ever() throws IOException {
        assertEquals(
                "44a218bc15bf79fd8694fb1eba3dcfbc4a5afff0e8810706d8e5b6c73868b9f1", hashOfWorkers(EVERY_CURVE, -3));
    }

    private String hashOfWorkers(String description, long seed) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), description, StandardCharsets.UTF_8);
        Configuration configuration =
                Generator.generate(DomainReader.read(file, DomainLocale.EN_US), DomainLocale.EN_US, seed);
        ConfigurationFiles.write(configuration, directory.resolve("cfg"));
        return sha256(Files.readAllBytes(directory.resolve("cfg").resolve("workers.json")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
