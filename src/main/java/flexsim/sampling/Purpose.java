package flexsim.sampling;

/**
 * What a family of random streams is for, under one seed: hashed once, so that a stream of it costs no hashing of text.
 *
 * @param start the hash of seed and name, from which the streams start
 */
public record Purpose(long start) {
    /** @param name for instance {@code "arrivals"} */
    public static Purpose of(long seed, String name) {
        return new Purpose(RandomStream.mix(RandomStream.mix(seed) ^ RandomStream.keyOf(name)));
    }
}
