package flexsim.metrics;

/**
 * Standard errors from one long run, whose time is cut into batches of whole cells; batches are taken for independent, so a
 * run should be much longer than a crowd needs to disperse.
 */
final class Batches {
    private static final int MOST = 30;
    private static final int LEAST = 10;
    private static final int CONTACTS_EACH = 10;

    private Batches() {}

    /** Without samples where there are too few contacts for 10 batches of 10, or where they come in fewer than 10 batches. */
    static RatioMoments of(Replication replication, Scopes scopes, int scope, long offered) {
        int cells = replication.cells().cells();
        int batches = (int) Math.min(Math.min(MOST, cells), offered / CONTACTS_EACH);
        RatioMoments moments = new RatioMoments(0);
        int inUse = 0;
        for (int batch = 0; batch < batches && batches >= LEAST; batch++) {
            CounterRow row = scopes.row(
                    replication, scope, (int) ((long) batch * cells / batches), (int) ((batch + 1L) * cells / batches));
            inUse += row.get(Counter.OFFERED) > 0 ? 1 : 0;
            moments.add(row);
        }
        return inUse < LEAST ? new RatioMoments(0) : moments;
    }
}
