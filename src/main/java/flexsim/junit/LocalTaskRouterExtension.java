package flexsim.junit;

import com.twilio.http.TwilioRestClient;
import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a {@link SteppedTaskRouter} for each test and stops it after. */
final class LocalTaskRouterExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalTaskRouterExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        router(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SteppedTaskRouter.class || type == TwilioRestClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "a local TaskRouter belongs to one test: take it as a parameter of the"
                            + " test method or of a @BeforeEach method, not of a constructor or a @BeforeAll method");
        }
        SteppedTaskRouter router = router(context);
        return parameter.getParameter().getType() == SteppedTaskRouter.class ? router : router.twilio();
    }

    /** The store closes it when the test has ended. */
    private static SteppedTaskRouter router(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(SteppedTaskRouter.class, type -> start(context), SteppedTaskRouter.class);
    }

    private static SteppedTaskRouter start(ExtensionContext context) {
        LocalTaskRouter wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LocalTaskRouter.class)
                .orElseThrow();
        return new SteppedTaskRouter(Instant.parse(wanted.startsAt()), wanted.seed());
    }
}
