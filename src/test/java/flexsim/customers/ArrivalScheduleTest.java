package flexsim.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flexsim.time.Micros;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {
    private static final String GOLDEN = "dc0123b0e3bb50bed9aeb057c6c0f21c7611b940e2431baf8bee5e64d0776574";

    @Test
    void the_same_seed_gives_the_same_bytes_whatever_the_locale_and_time_zone() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("en-US", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                assertEquals(GOLDEN, hash(poisson(7, 200)), tag);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void another_seed_gives_other_customers() {
        assertNotEquals(poisson(7, 5).toString(), poisson(8, 5).toString());
    }

    @Test
    void gaps_of_the_domain_add_up_from_the_start() {
        List<Arrival> arrivals = all(ArrivalSchedule.ofDomain(1_000, TestCustomers.customers(1, 2.5, 60), count(3)));
        assertEquals(
                List.of(2_501_000L, 5_001_000L, 7_501_000L),
                arrivals.stream().map(Arrival::due).toList());
    }

    @Test
    void nobody_arrives_at_or_after_the_time_limit() {
        ArrivalSchedule.Limits limits =
                new ArrivalSchedule.Limits(OptionalLong.of(5 * Micros.PER_SECOND), OptionalLong.empty());
        ArrivalSchedule schedule = ArrivalSchedule.ofDomain(0, TestCustomers.customers(1, 2.5, 60), limits);
        assertEquals(1, all(schedule).size());
        assertEquals(5 * Micros.PER_SECOND, schedule.end());
    }

    @Test
    void a_poisson_process_keeps_its_rate() {
        List<Arrival> arrivals = poisson(3, 20_000);
        double seconds = Micros.toSeconds(arrivals.get(arrivals.size() - 1).due());
        assertEquals(10.0, arrivals.size() / seconds, 0.3);
    }

    @Test
    void gaps_of_zero_do_not_make_everybody_arrive_at_once() {
        List<Arrival> arrivals = all(ArrivalSchedule.ofDomain(0, TestCustomers.customers(1, 0, 60), count(3)));
        assertEquals(
                List.of(100L, 200L, 300L), arrivals.stream().map(Arrival::due).toList());
    }

    @Test
    void a_task_carries_its_brand_its_interaction_and_both_ends_of_the_call() throws Exception {
        Customer customer = TestCustomers.customers(7, 1, 60).apply(0);
        var attributes = new ObjectMapper().readTree(customer.attributes());
        assertEquals("owl", attributes.get("flexsim").asText());
        assertEquals(customer.ixnId(), attributes.get("ixnId").asText());
        assertTrue(attributes.get("caller").asText().matches("\\+1510555[0-9]{4}"));
        assertEquals(attributes.get("caller"), attributes.get("from"));
        assertEquals("+15105550100", attributes.get("called").asText());
        assertEquals("Alameda", attributes.get("to_city").asText());
        assertEquals("Ada 0", attributes.at("/customers/name").asText());
        assertEquals("inbound", attributes.get("direction").asText());
        assertFalse(attributes.get("account_sid").asText().isEmpty());
    }

    private static List<Arrival> poisson(long seed, int count) {
        return all(ArrivalSchedule.poisson(
                0, Rate.parse("10/s"), seed, TestCustomers.customers(seed, 1, 60), count(count)));
    }

    private static ArrivalSchedule.Limits count(int count) {
        return new ArrivalSchedule.Limits(OptionalLong.empty(), OptionalLong.of(count));
    }

    private static List<Arrival> all(ArrivalSchedule schedule) {
        List<Arrival> arrivals = new ArrayList<>();
        schedule.forEachRemaining(arrivals::add);
        return arrivals;
    }

    private static String hash(List<Arrival> arrivals) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        arrivals.forEach(arrival -> digest.update(arrival.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
