package flexsim.config;

import flexsim.domain.Center;
import flexsim.domain.Customers;
import flexsim.domain.Dimension;
import flexsim.domain.Scenario;
import java.util.List;
import java.util.Optional;

/** {@code metadata.json}: the domain after the merge, every default filled in. */
public record Metadata(
        String brand,
        int agentCnt,
        Center center,
        Customers customers,
        String queueFilterDim,
        List<String> queueWorkerDims,
        boolean realVoice,
        List<Dimension> dimensions,
        Scenario scenario) {
    public Optional<Dimension> dimension(String name) {
        return dimensions.stream().filter(d -> d.name().equals(name)).findFirst();
    }
}
