package flexsim.emulator.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveriesTest {
    private final Deliveries deliveries = new Deliveries();

    private void add(long at, String body) {
        deliveries.add(new Delivery(
                at,
                DeliveryFaults.Kind.EVENT_SINK,
                "http://host/",
                Optional.of(200),
                Optional.empty(),
                1,
                1,
                "signature",
                "application/json",
                body,
                Optional.empty(),
                Optional.empty()));
    }

    private List<Long> instants() {
        return deliveries.recent().stream().map(Delivery::at).toList();
    }

    @Test
    void the_newest_comes_first() {
        add(1, "");
        add(2, "");

        assertEquals(List.of(2L, 1L), instants());
    }

    @Test
    void only_so_many_are_kept() {
        for (int at = 0; at < Deliveries.MAX + 5; at++) {
            add(at, "");
        }

        assertEquals(Deliveries.MAX, instants().size());
        assertEquals(5L, instants().get(Deliveries.MAX - 1));
    }

    @Test
    void large_ones_push_out_more() {
        String threeMillion = "x".repeat(3_000_000);
        add(1, threeMillion);
        add(2, threeMillion);
        add(3, threeMillion);
        add(4, "");

        assertEquals(List.of(4L, 3L, 2L), instants());
    }

    @ParameterizedTest
    @CsvSource({
        "http://me:secret@host:1/a?b=1, http://***@host:1/a?b=1",
        "http://host/a@b, http://host/a@b",
        "http://host/?AuthToken=abc&x=1&api_key=2, http://host/?AuthToken=***&x=1&api_key=***",
        "http://host/?bodySHA256=abc, http://host/?bodySHA256=abc"
    })
    void what_may_be_secret_in_a_url_is_hidden(String url, String shown) {
        assertEquals(shown, RedactedUrl.masked(url));
    }
}
