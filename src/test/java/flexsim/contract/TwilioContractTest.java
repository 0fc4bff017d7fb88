package flexsim.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** That the check which all others rely on can fail. */
@EnabledIfEnvironmentVariable(named = "FLEXSIM_OAI_DIR", matches = ".+", disabledReason = "no OpenAPI documents here")
class TwilioContractTest {
    private static final String WORKSPACE = "/v1/Workspaces/WS" + "a".repeat(32);
    private static final String PATH = WORKSPACE + "/Activities/WA" + "a".repeat(32);
    private static final String ACTIVITY = """
            {"account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","available":true,"date_created":"2014-05-14T10:50:02Z",
             "date_updated":"2014-05-14T23:26:06Z","friendly_name":"New Activity","links":{},
             "sid":"WAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","url":"https://here.example/v1/a",
             "workspace_sid":"WSaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""";

    private final TwilioContract contract = TwilioContract.found().orElseThrow();

    private String violations(String body) {
        return String.join("\n", contract.violations("GET", PATH, 200, body));
    }

    @Test
    void what_twilio_would_answer_passes() {
        assertEquals("", violations(ACTIVITY));
    }

    @Test
    void a_field_of_another_type_is_seen() {
        assertTrue(violations(ACTIVITY.replace("\"available\":true", "\"available\":\"yes\""))
                .contains("available"));
    }

    @Test
    void a_sid_of_another_form_is_seen() {
        assertTrue(violations(ACTIVITY.replace("\"WAaaaa", "\"WXaaaa")).contains("sid"));
    }

    @Test
    void a_date_of_another_form_is_seen() {
        assertTrue(violations(ACTIVITY.replace("2014-05-14T10:50:02Z", "yesterday"))
                .contains("date_created"));
    }

    @Test
    void a_field_that_is_missing_is_seen() {
        assertEquals(
                ".friendly_name is missing", violations(ACTIVITY.replace("\"friendly_name\":\"New Activity\",", "")));
    }

    @Test
    void a_field_that_twilio_does_not_have_is_seen() {
        assertEquals(
                ".colour is not a field of Twilio's", violations(ACTIVITY.replace("{\"acc", "{\"colour\":1,\"acc")));
    }

    @Test
    void a_null_where_there_may_be_none_is_seen() {
        String meta = "{\"activities\":[],\"meta\":{\"first_page_url\":null,\"key\":\"activities\",\"page\":0,"
                + "\"page_size\":50,\"next_page_url\":null,\"previous_page_url\":null,\"url\":\"https://a.example/\"}}";
        assertTrue(String.join("\n", contract.violations("GET", WORKSPACE + "/Activities", 200, meta))
                .contains("first_page_url"));
    }

    @Test
    void another_status_is_seen() {
        assertEquals(List.of("status 201 is none of [200]"), contract.violations("GET", PATH, 201, ACTIVITY));
    }

    @Test
    void a_body_after_a_deletion_is_seen() {
        assertEquals(1, contract.violations("DELETE", PATH, 204, "{}").size());
    }

    @Test
    void taskrouter_has_61_operations() {
        assertEquals(61, contract.taskRouterOperations().size());
    }
}
