package flexsim.taskrouter.api;

import flexsim.time.Micros;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The account itself: what users of an SDK fetch to see whether their credentials are right. */
final class Account {
    static final String FRIENDLY_NAME = "Local TaskRouter";
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private final String accountSid;
    private final String created;

    /** {@code created} in microseconds since the epoch. */
    Account(String accountSid, long created) {
        this.accountSid = accountSid;
        this.created = RFC_2822.format(Micros.toInstant(created).atOffset(ZoneOffset.UTC));
    }

    void addTo(Routes routes) {
        routes.add("GET", "/2010-04-01/Accounts/{}", this::fetch);
    }

    /** The auth token stays out of it: whoever asks has it. */
    private Answer fetch(Call call) {
        call.only(Parameters.Names.of());
        if (!call.sid().equals(accountSid + ".json")) {
            throw call.notFound();
        }
        String uri = "/2010-04-01/Accounts/" + accountSid + ".json";
        return Answer.ok(json -> json.text("sid", accountSid)
                .text("owner_account_sid", accountSid)
                .text("friendly_name", FRIENDLY_NAME)
                .text("status", "active")
                .text("type", "Full")
                .none("auth_token")
                .text("date_created", created)
                .text("date_updated", created)
                .text("uri", uri)
                .object("subresource_uris", none -> {}));
    }
}
