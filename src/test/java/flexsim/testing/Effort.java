package flexsim.testing;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How much the tests do: some in {@code mvn verify}, which is to be over soon, and all in {@code mvn verify -Pthorough}.
 *
 * <p>A test that is only worth its time in full is {@link Thorough}. One that has a smaller version is {@link Shortened} and
 * takes its numbers from {@link #of}. Properties state how often a thorough build tries them, or it does 500 times; {@code mvn
 * verify} tries them a fifth as often.
 */
public final class Effort {
    private static final boolean THOROUGH = Boolean.getBoolean("flexsim.thorough");
    private static final int TRIES = 500;
    private static final int FEWER = 5;

    private Effort() {}

    /** The one number or the other. */
    public static int of(int shortened, int thorough) {
        return THOROUGH ? thorough : shortened;
    }

    /** Holds for every property, as {@code META-INF/services} names it. */
    public static final class OfProperties implements AroundPropertyHook {
        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }

        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext property, PropertyExecutor executor)
                throws Throwable {
            PropertyAttributes attributes = property.attributes();
            int tries = attributes.tries().orElse(TRIES);
            attributes.setTries(of(Math.max(1, tries / FEWER), tries));
            return executor.execute();
        }
    }
}
