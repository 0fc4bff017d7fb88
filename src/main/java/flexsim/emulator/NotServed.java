package flexsim.emulator;

import flexsim.emulator.http.Router;
import java.util.List;

/** Resources of an account that Twilio has beside those served here. */
final class NotServed {
    private static final String ACCOUNT = "/2010-04-01/Accounts/{}/";
    private static final List<String> OF_AN_ACCOUNT = List.of(
            "Addresses",
            "Applications",
            "AuthorizedConnectApps",
            "AvailablePhoneNumbers",
            "Balance",
            "ConnectApps",
            "IncomingPhoneNumbers",
            "Keys",
            "Messages",
            "Notifications",
            "OutgoingCallerIds",
            "Queues",
            "Recordings",
            "SigningKeys",
            "Tokens",
            "Transcriptions");

    private NotServed() {}

    static void addTo(Router routes) {
        for (String name : OF_AN_ACCOUNT) {
            for (String method : List.of("GET", "POST")) {
                routes.addNotServed(method, ACCOUNT + name + ".json").addNotServed(method, ACCOUNT + name + "/{}");
            }
        }
    }
}
