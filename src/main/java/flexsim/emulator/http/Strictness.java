package flexsim.emulator.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to an unknown parameter or workflow key: refused, or ignored as Twilio does, with a line in
 * the log for each. That Twilio ignores them is inferred from how its APIs behave, and not documented.
 */
public enum Strictness {
    STRICT {
        @Override
        public void unknown(String what) {
            throw ApiError.invalid(what + HINT);
        }
    },
    LENIENT {
        @Override
        public void unknown(String what) {
            LOG.warn("ignored: {}", what.replaceAll("\\p{Cntrl}", "?"));
        }
    },
    /** What was accepted before is not checked again. */
    TAKEN_BEFORE {
        @Override
        public void unknown(String what) {}
    };

    /** At the end of the message where leniency would help. */
    static final String HINT = " (strict mode; --lenient ignores it)";

    private static final Logger LOG = LoggerFactory.getLogger(Strictness.class);

    /** {@code what}: what is unknown, as a sentence without a full stop and without secrets. */
    public abstract void unknown(String what);
}
