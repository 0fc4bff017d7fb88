package flexsim.simulation;

/** What chance decides about the customers of a run: for each the same as {@code custsim} and {@code agentsim} draw live. */
interface Draws {
    /** Gives a customer who arrives a kind and a patience. */
    void arrive(Visit visit);

    /**
     * Gives a customer whom {@code agent} accepts the times of talk and after-call work.
     *
     * @param waited whole seconds
     */
    void assign(Visit visit, int agent, long waited);
}
