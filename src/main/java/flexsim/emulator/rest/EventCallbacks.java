package flexsim.emulator.rest;

import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.emulator.webhook.Webhook;
import flexsim.emulator.webhook.WebhookClient;
import flexsim.emulator.webhook.WebhookWarnings;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.history.EventFields;
import flexsim.taskrouter.history.EventRelation;
import flexsim.taskrouter.history.EventSubject;
import flexsim.taskrouter.history.LoggedEvent;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceView;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The sender of event callbacks: a workspace's {@code EventCallbackUrl} is sent every event that its filter passes,
 * once. Events of one task, or of one worker, come in order: each is sent when the one before has a response or is
 * given up.
 *
 * <p>Source: Twilio, "TaskRouter events reference". A response other than 2xx changes nothing; it is logged.
 */
public final class EventCallbacks {
    private static final int FIRST_OF_ERRORS = 300;

    private final String accountSid;
    private final WebhookClient client;
    private final WebhookWarnings warnings;
    private final Duration timeout;

    /** {@code timeout}: how long a response may take. */
    public EventCallbacks(String accountSid, WebhookClient client, WebhookWarnings warnings, Duration timeout) {
        this.accountSid = accountSid;
        this.client = client;
        this.warnings = warnings;
        this.timeout = timeout;
    }

    /** From now on {@code workspace} is listened to. */
    public void attach(LiveWorkspace workspace) {
        Listener listener = new Listener(workspace.look(Engine::workspace));
        workspace.onEvent(listener::onEvent);
    }

    /** Knows the workspace as it was left by its last event, so that it never has to ask. */
    private final class Listener {
        private WorkspaceView workspace;
        private EventsFilter filter;

        private Listener(WorkspaceView workspace) {
            learn(workspace);
        }

        private void learn(WorkspaceView now) {
            workspace = now;
            filter = EventsFilter.of(now.eventsFilter());
        }

        /** Called by one thread at a time, under the workspace's turn. */
        private void onEvent(LoggedEvent logged) {
            if (logged.event() instanceof Event.WorkspaceEvent changed) {
                learn(changed.workspace());
            }
            if (filter.lets(logged.event().type())) {
                workspace.eventCallbackUrl().ifPresent(url -> send(url, logged, workspace));
            }
        }
    }

    private void send(String url, LoggedEvent logged, WorkspaceView workspace) {
        Map<EventRelation, String> related = EventRelation.of(logged.event());
        Optional<String> task = Optional.ofNullable(related.get(EventRelation.TASK));
        Webhook webhook = Webhook.of(
                        DeliveryFaults.Kind.EVENT_CALLBACK,
                        url,
                        () -> new Webhook.Form(EventFields.callback(logged, accountSid, workspace)),
                        timeout)
                .withOrder(task.orElseGet(() -> EventSubject.of(logged.event()).sid()))
                .withTask(task)
                .withReservation(Optional.ofNullable(related.get(EventRelation.RESERVATION)));
        client.send(webhook, (answer, failure) -> review(url, answer, failure));
    }

    private void review(String url, HttpResponse<byte[]> answer, Throwable failure) {
        if (failure != null) {
            warnings.warn(url, WebhookClient.failureText(failure));
        } else if (answer.statusCode() >= FIRST_OF_ERRORS) {
            warnings.warn(url, "answered " + answer.statusCode());
        }
    }
}
