package flexsim.junit;

import com.twilio.http.TwilioRestClient;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a {@link SteppedTaskRouter} for each test and stops it after. It uses of JUnit's store only what versions 5 and 6
 * have in common.
 */
final class LocalTaskRouterExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalTaskRouterExtension.class);
    private static final Class<SteppedTaskRouter> KEY = SteppedTaskRouter.class;

    @Override
    public void beforeEach(ExtensionContext context) {
        LocalTaskRouter wanted = wanted(context);
        context.getStore(NAMESPACE).put(KEY, new SteppedTaskRouter(start(wanted, context), wanted.seed()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional.ofNullable(context.getStore(NAMESPACE).remove(KEY, KEY)).ifPresent(SteppedTaskRouter::close);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SteppedTaskRouter.class || type == TwilioRestClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SteppedTaskRouter router = Optional.ofNullable(
                        context.getStore(NAMESPACE).get(KEY, KEY))
                .orElseThrow(() -> new ParameterResolutionException(
                        "a local TaskRouter belongs to one test: take it as a parameter of the test method or of a"
                                + " @BeforeEach or @AfterEach method, not of a constructor, a @BeforeAll or an"
                                + " @AfterAll method"));
        return parameter.getParameter().getType() == SteppedTaskRouter.class ? router : router.twilio();
    }

    /** The annotation of the test's class or, for a nested class without one, of the nearest around it. */
    private static LocalTaskRouter wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), LocalTaskRouter.class, context.getEnclosingTestClasses())
                .orElseThrow(() -> new ExtensionConfigurationException(
                        context.getRequiredTestClass().getName() + " has no annotation @LocalTaskRouter"));
    }

    private static Instant start(LocalTaskRouter wanted, ExtensionContext context) {
        try {
            return Instant.parse(wanted.startsAt());
        } catch (DateTimeParseException notAnInstant) {
            throw new ExtensionConfigurationException("@LocalTaskRouter of "
                    + context.getRequiredTestClass().getName()
                    + ": startsAt must be an instant as 2026-01-05T09:00:00Z, found '" + wanted.startsAt() + "'");
        }
    }
}
