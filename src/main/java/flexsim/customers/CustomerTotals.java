package flexsim.customers;

/**
 * What became of the customers so far. Always {@code offered = created + failed + unreached + underway} and
 * {@code created = answered + abandoned + timedOut + waiting}.
 *
 * @param offered customers who have arrived
 * @param created tasks made for them
 * @param failed customers for whom TaskRouter refused to make a task
 * @param unreached customers who left, or whose run ended, before TaskRouter could take their task
 * @param underway customers whose task is being made
 * @param answered created tasks known to have been taken by an agent
 * @param abandoned created tasks canceled because the customer left
 * @param timedOut created tasks that TaskRouter ended on its own: by workflow, time to live or deletion
 * @param waiting created tasks of which nothing else is known (yet)
 */
public record CustomerTotals(
        long offered,
        long created,
        long failed,
        long unreached,
        long underway,
        long answered,
        long abandoned,
        long timedOut,
        long waiting) {}
