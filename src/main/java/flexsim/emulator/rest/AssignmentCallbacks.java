package flexsim.emulator.rest;

import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.emulator.webhook.Webhook;
import flexsim.emulator.webhook.WebhookClient;
import flexsim.emulator.webhook.WebhookWarnings;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.Event.ReservationEvent;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.WorkflowView;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The sender of assignment callbacks: one for every reservation that is made; it carries out the response. Without a
 * usable response the fallback URL is requested, once; without one from there the reservation waits for its timeout.
 *
 * <p>Source: Twilio, "Assignment callback".
 */
public final class AssignmentCallbacks {
    private final String accountSid;
    private final WebhookClient client;
    private final WebhookWarnings warnings;
    private final Duration timeout;

    /** {@code timeout}: how long a response may take. */
    public AssignmentCallbacks(String accountSid, WebhookClient client, WebhookWarnings warnings, Duration timeout) {
        this.accountSid = accountSid;
        this.client = client;
        this.warnings = warnings;
        this.timeout = timeout;
    }

    public void attach(LiveWorkspace workspace) {
        workspace.onEvent(logged -> onEvent(workspace, logged.event()));
    }

    private void onEvent(LiveWorkspace workspace, Event event) {
        if (event instanceof ReservationEvent reserved
                && reserved.reservation().status() == ReservationStatus.PENDING) {
            reserved.workflow()
                    .flatMap(WorkflowView::assignmentCallbackUrl)
                    .ifPresent(url -> request(workspace, reserved, url));
        }
    }

    private void request(LiveWorkspace workspace, ReservationEvent event, String url) {
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
        Webhook webhook = Webhook.of(
                        DeliveryFaults.Kind.ASSIGNMENT_CALLBACK, url, () -> new Webhook.Form(parameters), timeout)
                .withTask(Optional.of(event.task().sid()))
                .withReservation(Optional.of(event.reservation().sid()));
        client.send(webhook, (response, failure) -> {
            CallbackResponse wanted = failure == null
                    ? read(response)
                    : new CallbackResponse.Unusable(WebhookClient.failureText(failure));
            if (wanted instanceof CallbackResponse.Unusable unusable) {
                warnings.warn(url, unusable.why());
                otherwise.run();
            } else if (wanted instanceof CallbackResponse.Faulty faulty) {
                warnings.warn(url, "answered with " + faulty.what() + " (" + faulty.code() + ")", faulty.detail());
            } else if (wanted instanceof CallbackResponse.Act act) {
                carryOut(workspace, act, event.reservation().sid(), url);
            }
        });
    }

    private static CallbackResponse read(HttpResponse<byte[]> response) {
        return CallbackResponse.read(
                response.statusCode(), response.headers().firstValue("Content-Type"), response.body());
    }

    private void carryOut(LiveWorkspace workspace, CallbackResponse.Act act, String reservationSid, String url) {
        Command command = act.command(reservationSid);
        CommandResult outcome = workspace.inOneTurn(() -> {
            CommandResult done = workspace.execute(command);
            if (done instanceof CommandResult.Done) {
                WorkerCall.record(workspace, command);
            }
            return done;
        });
        if (outcome instanceof CommandResult.Refused refused) {
            warnOfRefusal(act.kind(), refused.refusal(), url);
        }
    }

    private void warnOfRefusal(InstructionKind kind, Refusal refusal, String url) {
        kind.codeOf(refusal)
                .ifPresent(code -> warnings.warn(
                        url,
                        "answered with an instruction '" + kind.wireName() + "' that cannot be carried out (" + code
                                + ")",
                        refusal.messageTo(accountSid)));
    }
}
