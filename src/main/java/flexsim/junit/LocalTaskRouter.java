package flexsim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test of a class a local TaskRouter of its own, in process, on a free port, with a clock that stands still
 * until the test moves it. Test methods, and methods that run before or after each, of the class and of classes nested in
 * it, may take
 *
 * <ul>
 *   <li>a {@code com.twilio.http.TwilioRestClient}: every request of it goes to this TaskRouter,
 *   <li>a {@link SteppedTaskRouter}: its address, its credentials, its workspace and its clock.
 * </ul>
 *
 * <p>Tests may run in parallel.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalTaskRouterExtension.class)
public @interface LocalTaskRouter {
    /** What the clock shows at first: an instant of ISO 8601. */
    String startsAt() default "2026-01-05T09:00:00Z";

    /** The same seed gives the same SIDs. */
    long seed() default 1;
}
