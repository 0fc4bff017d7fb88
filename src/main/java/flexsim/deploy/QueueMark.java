package flexsim.deploy;

/**
 * A note on a queue in the brand's Workflow, where routing alone does not say whose the queue is. A queue has no attributes
 * to carry the brand, so the Workflow holds a filter that never matches and whose name says it.
 */
enum QueueMark {
    /** About to be made or removed by us: it is the brand's though no rule routes to it. */
    OWNED("flexsim owns queue "),
    /** Found and used, made by somebody else: it is not the brand's though a rule routes to it. */
    BORROWED("flexsim borrows queue ");

    private final String prefix;

    QueueMark(String prefix) {
        this.prefix = prefix;
    }

    String filterName(String queueName) {
        return prefix + queueName;
    }
}
