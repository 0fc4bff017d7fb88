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
 * Calls the workflow's assignment callback for every reservation that is made, and does what it answers. Without a
 * usable answer the fallback URL is called, once; without one from there the reservation waits for its timeout.
 *
 * <p>Source: Twilio, "Assignment callback".
 */
public final class AssignmentCallbacks {
    private final String accountSid;
    private final WebhookClient client;
    private final WebhookWarnings warnings;
    private final Duration patience;

    /** {@code patience}: how long an answer may take. */
    public AssignmentCallbacks(String accountSid, WebhookClient client, WebhookWarnings warnings, Duration patience) {
        this.accountSid = accountSid;
        this.client = client;
        this.warnings = warnings;
        this.patience = patience;
    }

    public void attach(LiveWorkspace workspace) {
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
        Webhook webhook = new Webhook(
                DeliveryFaults.Kind.ASSIGNMENT_CALLBACK,
                url,
                () -> new Webhook.Form(parameters),
                patience,
                1,
                Optional.empty(),
                Optional.of(event.task().sid()),
                Optional.of(event.reservation().sid()));
        client.send(webhook, (answer, failure) -> {
            CallbackAnswer wanted =
                    failure == null ? read(answer) : new CallbackAnswer.Unusable(WebhookClient.trouble(failure));
            if (wanted instanceof CallbackAnswer.Unusable unusable) {
                warnings.warn(url, unusable.why());
                otherwise.run();
            } else if (wanted instanceof CallbackAnswer.Faulty faulty) {
                warnings.warn(url, "answered with " + faulty.what() + " (" + faulty.code() + ")", faulty.detail());
            } else if (wanted instanceof CallbackAnswer.Act act) {
                carryOut(workspace, act, event.reservation().sid(), url);
            }
        });
    }

    private static CallbackAnswer read(HttpResponse<byte[]> answer) {
        return CallbackAnswer.read(answer.statusCode(), answer.headers().firstValue("Content-Type"), answer.body());
    }

    private void carryOut(LiveWorkspace workspace, CallbackAnswer.Act act, String reservationSid, String url) {
        Command command = act.command(reservationSid);
        CommandResult outcome = workspace.inOneTurn(() -> {
            CommandResult done = workspace.execute(command);
            if (done instanceof CommandResult.Done) {
                WorkerCall.note(workspace, command);
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
