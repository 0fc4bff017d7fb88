package flexsim.taskrouter.api;

import flexsim.taskrouter.Command;
import flexsim.taskrouter.Event;
import flexsim.taskrouter.Event.ReservationEvent;
import flexsim.taskrouter.Outcome;
import flexsim.taskrouter.Refusal;
import flexsim.taskrouter.ReservationStatus;
import flexsim.taskrouter.WorkflowView;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * Calls the workflow's assignment callback for every reservation that is made, and does what it answers. Without a
 * usable answer the fallback URL is called, once; without one from there the reservation waits for its timeout.
 *
 * <p>Source: Twilio, "Assignment callback".
 */
final class AssignmentCallbacks {
    private final String accountSid;
    private final WebhookClient client;
    private final Warnings warnings;

    AssignmentCallbacks(String accountSid, WebhookClient client, Warnings warnings) {
        this.accountSid = accountSid;
        this.client = client;
        this.warnings = warnings;
    }

    void attach(LiveWorkspace workspace) {
        workspace.onEvent(logged -> onEvent(workspace, logged.event()));
    }

    private void onEvent(LiveWorkspace workspace, Event event) {
        if (event instanceof ReservationEvent reserved
                && reserved.reservation().status() == ReservationStatus.PENDING) {
            reserved.workflow()
                    .flatMap(WorkflowView::assignmentCallbackUrl)
                    .ifPresent(url -> call(workspace, reserved, url));
        }
    }

    private void call(LiveWorkspace workspace, ReservationEvent event, String url) {
        Map<String, String> parameters = AssignmentRequest.parameters(accountSid, workspace.sid(), event);
        Optional<String> fallback = event.workflow().flatMap(WorkflowView::fallbackAssignmentCallbackUrl);
        post(
                workspace,
                event,
                url,
                parameters,
                () -> fallback.ifPresent(second -> post(workspace, event, second, parameters, () -> {})));
    }

    private void post(
            LiveWorkspace workspace,
            ReservationEvent event,
            String url,
            Map<String, String> parameters,
            Runnable otherwise) {
        client.post(url, parameters, (answer, failure) -> {
            Instruction instruction = failure == null ? read(answer) : new Instruction.Unusable(trouble(failure));
            if (instruction instanceof Instruction.Unusable unusable) {
                warnings.warn(url, unusable.why());
                otherwise.run();
            } else if (instruction instanceof Instruction.Move move) {
                carryOut(workspace, event.reservation().sid(), move, url);
            }
        });
    }

    private static Instruction read(HttpResponse<byte[]> answer) {
        return Instruction.read(answer.statusCode(), answer.headers().firstValue("Content-Type"), answer.body());
    }

    private static String trouble(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? "did not answer in time"
                : "failed (" + cause.getClass().getSimpleName() + ")";
    }

    /** An instruction that comes too late, for a reservation that is no longer pending, is ignored. */
    private void carryOut(LiveWorkspace workspace, String reservationSid, Instruction.Move move, String url) {
        Outcome outcome =
                workspace.execute(new Command.UpdateReservation(reservationSid, move.status(), move.activitySid()));
        if (outcome instanceof Outcome.Refused refused && refused.refusal().reason() == Refusal.Reason.INVALID) {
            warnings.warn(url, "answered with an instruction that cannot be carried out");
        }
    }
}
