package flexsim.emulator.voice;

import flexsim.emulator.http.Authentication;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;

/**
 * The account itself: what users of an SDK fetch to see whether their credentials are right; and what lies below it.
 */
public final class Account {
    /** Of the API to which accounts, calls and conferences belong. */
    static final String VERSION = "2010-04-01";

    private static final String ACCOUNTS = "/" + VERSION + "/Accounts/";
    private static final String JSON = ".json";

    /** What lies below an account. */
    static final String PATH = ACCOUNTS + "{}";

    private final String accountSid;
    private final long created;

    /** {@code created} in microseconds since the epoch. */
    public Account(String accountSid, long created) {
        this.accountSid = accountSid;
        this.created = created;
    }

    public void addTo(Router routes) {
        routes.add("GET", PATH, this::fetch);
    }

    String sid() {
        return accountSid;
    }

    /** Relative, as the API of accounts has it; for instance {@code uri("Calls", sid)}. */
    String uri(String collection, String sid) {
        return ACCOUNTS + accountSid + "/" + collection + "/" + sid + JSON;
    }

    /** Refuses a path of another account. */
    void requireOwn(Request request) {
        if (!request.variables().get(0).equals(accountSid)) {
            throw request.notFound();
        }
    }

    /** The SID of what the path names; it ends in {@code .json}. */
    String sidIn(Request request) {
        String last = request.sid();
        if (!last.endsWith(JSON)) {
            throw request.notFound();
        }
        return last.substring(0, last.length() - JSON.length());
    }

    /** The auth token stays out of it: the client has it. */
    private Response fetch(Request request) {
        request.readNothing();
        if (!sidIn(request).equals(accountSid)) {
            throw request.notFound();
        }
        String below = ACCOUNTS + accountSid + "/";
        return Response.ok(json -> json.text("sid", accountSid)
                .text("owner_account_sid", accountSid)
                .text("friendly_name", Authentication.ACCOUNT_NAME)
                .text("status", "active")
                .text("type", "Full")
                .none("auth_token")
                .internetDate("date_created", created)
                .internetDate("date_updated", created)
                .text("uri", ACCOUNTS + accountSid + JSON)
                .object("subresource_uris", uris -> uris.text("calls", below + "Calls.json")
                        .text("conferences", below + "Conferences.json")));
    }
}
