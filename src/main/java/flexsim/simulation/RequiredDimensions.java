package flexsim.simulation;

import flexsim.config.DimensionDraw;
import flexsim.domain.Dimension;
import flexsim.domain.Entity;
import flexsim.domain.InputException;
import flexsim.domain.Phase;

/** Where dimensions that every domain has are found. */
final class RequiredDimensions {
    private RequiredDimensions() {}

    /**
     * The index of a dimension of tasks that is drawn at arrival.
     *
     * @throws InputException when there is none of that name
     */
    static int atArrival(DimensionDraw draw, String name) {
        return draw.index(name).stream()
                .filter(index -> isAtArrival(draw.dimension(index)))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "metadata.json",
                        "$.dimensions",
                        "has no '" + name + "' that is drawn at arrival (entity tasks, phase arrive): run"
                                + " 'flexsim genconfig' again"));
    }

    static boolean isAtArrival(Dimension dimension) {
        return dimension.entity() == Entity.TASKS && dimension.phase() == Phase.ARRIVE;
    }
}
