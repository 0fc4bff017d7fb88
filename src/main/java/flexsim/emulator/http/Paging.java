package flexsim.emulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page of a list that a client asks for.
 *
 * @param size how many elements it has at most
 * @param number as the client counts, from 0
 * @param token names the element that the page is next to
 * @param others the request's other parameters, which the addresses of other pages have too
 */
record Paging(int size, int number, Optional<String> token, Map<String, List<String>> others) {
    static final int DEFAULT_SIZE = 50;
    static final int MAX_SIZE = 1_000;
    static final Set<String> NAMES = Set.of("PageSize", "Page", "PageToken");
}
