package flexsim.customers;

/**
 * What became of the customers so far. Always {@code offered = created + failed + unreached + unknown + underway}
 * and {@code created = answered + abandoned + timedOut + gone + waiting}.
 *
 * @param offered customers who have arrived
 * @param created tasks made for them
 * @param failed customers for whom TaskRouter refused to make a task
 * @param unreached customers who left, or whose run ended, before TaskRouter could take their task
 * @param unknown customers who left while the service was away, of whom could not be found out whether they have a task
 * @param underway customers whose task is being made
 * @param answered created tasks known to have been taken by an agent
 * @param abandoned created tasks canceled because the customer left
 * @param timedOut created tasks that TaskRouter ended on its own: by workflow or time to live
 * @param gone created tasks that somebody deleted before it was seen how they ended
 * @param waiting created tasks of which nothing else is known (yet)
 */
public record CustomerTotals(
        long offered,
        long created,
        long failed,
        long unreached,
        long unknown,
        long underway,
        long answered,
        long abandoned,
        long timedOut,
        long gone,
        long waiting) {}
