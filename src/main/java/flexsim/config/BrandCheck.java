package flexsim.config;

import flexsim.domain.InputException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks that the files of a configuration belong to one brand: what is deployed is found again, and removed, by its
 * brand.
 */
final class BrandCheck {
    private static final String REMEDY = "; run 'flexsim genconfig' again";

    private final String brand;

    /** @param brand of {@code metadata.json} */
    BrandCheck(String brand) {
        this.brand = brand;
    }

    /** @throws InputException that names the first worker of another brand */
    void workers(String file, List<WorkerEntry> workers) {
        int[] strangers = IntStream.range(0, workers.size())
                .filter(i -> !brandOf(workers.get(i)).equals(brand))
                .toArray();
        if (strangers.length > 0) {
            String many = strangers.length == 1 ? "" : " (" + strangers.length + " workers do not fit)";
            throw new InputException(
                    file,
                    "$[" + strangers[0] + "].attributes.flexsim",
                    "must be the brand of metadata.json, '" + brand + "', found '" + brandOf(workers.get(strangers[0]))
                            + "'" + many + REMEDY);
        }
    }

    /** @throws InputException when the Workflow is not named after the brand */
    void workflow(String file, WorkflowEntry workflow) {
        String expected = WorkflowEntry.nameOf(brand);
        if (!workflow.friendlyName().equals(expected)) {
            throw new InputException(
                    file,
                    "$.friendlyName",
                    "must be '" + expected + "' after the brand of metadata.json, found '" + workflow.friendlyName()
                            + "'" + REMEDY);
        }
    }

    private static String brandOf(WorkerEntry worker) {
        return worker.attributes().path(Brand.ATTRIBUTE).asText();
    }
}
