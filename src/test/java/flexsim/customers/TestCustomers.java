package flexsim.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import flexsim.config.Metadata;
import flexsim.domain.Center;
import flexsim.domain.Customers;
import flexsim.domain.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers as tests need them. */
final class TestCustomers {
    static final Metadata METADATA = new Metadata(
            "owl",
            1,
            new Center("US", "CA", "Alameda", "94501", "+15105550100", "Polly.Joanna", "Polly.Matthew"),
            new Customers("US", "+1510555####", "+15105550199", "Polly.Joanna"),
            "topic",
            List.of("topic"),
            false,
            List.of(),
            Scenario.DEFAULT);

    private TestCustomers() {}

    static CustomerDraw customers(long seed, double gapSeconds, double patienceSeconds) {
        return customers(METADATA, seed, gapSeconds, patienceSeconds);
    }

    /** Customers who all leave at once when they would have to wait. */
    static CustomerDraw balking(long seed, double gapSeconds, double patienceSeconds) {
        Scenario absent = Scenario.DEFAULT;
        Scenario everybody = new Scenario(
                absent.serviceLevel(), absent.arrivals(), absent.agents(), absent.shifts(), 1, absent.workflow());
        return customers(
                new Metadata(
                        METADATA.brand(),
                        METADATA.agentCnt(),
                        METADATA.center(),
                        METADATA.customers(),
                        METADATA.queueFilterDim(),
                        METADATA.queueWorkerDims(),
                        METADATA.realVoice(),
                        METADATA.dimensions(),
                        everybody),
                seed,
                gapSeconds,
                patienceSeconds);
    }

    private static CustomerDraw customers(Metadata metadata, long seed, double gapSeconds, double patienceSeconds) {
        CustomerDraw.ArrivalValues values = new CustomerDraw.ArrivalValues() {
            @Override
            public Map<String, JsonNode> draw(String ixnId) {
                Map<String, JsonNode> drawn = new LinkedHashMap<>();
                drawn.put("arrivalGap", DoubleNode.valueOf(gapSeconds));
                drawn.put("abandonTime", DoubleNode.valueOf(patienceSeconds));
                drawn.put("channel", TextNode.valueOf("voice"));
                return drawn;
            }

            @Override
            public void putAttributes(Map<String, JsonNode> values, ObjectNode target) {
                target.set("channel", values.get("channel"));
                target.set("abandonTime", values.get("abandonTime"));
            }
        };
        return new CustomerDraw(metadata, values, id -> "Ada " + id, "AC" + "0".repeat(32), seed);
    }
}
