package flexsim.taskrouter.api;

import java.util.List;
import java.util.stream.Stream;

/** Resources that Twilio has beside those served here: to say so is kinder than "not found". */
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

    static void addTo(Routes routes) {
        patterns().forEach(pattern -> routes.add("GET", pattern, Account::notServed)
                .add("POST", pattern, Account::notServed));
    }

    static Stream<String> patterns() {
        return OF_AN_ACCOUNT.stream().flatMap(name -> Stream.of(ACCOUNT + name + ".json", ACCOUNT + name + "/{}"));
    }
}
