package flexsim.twilio;

import flexsim.workspace.WorkspaceException;
import java.util.function.BooleanSupplier;

/**
 * How long transient failures of a request are retried.
 *
 * @param still whether it is now
 * @param otherwise what the request has failed by when it is not
 */
record RetryBudget(BooleanSupplier still, WorkspaceException.Kind otherwise) {}
