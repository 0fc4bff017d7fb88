package flexsim.simulation;

/** What chance decides about the customers of a run: for each the same as {@code custsim} and {@code agentsim} draw live. */
interface Draws {
    /** Gives a customer who arrives a kind, and says whether they balk. */
    void arrive(VirtualCustomer visit);

    /** How long a customer waits, in microseconds. */
    long patience(VirtualCustomer visit);

    /**
     * Gives a customer whom {@code agent} accepts the times of talk and after-call work.
     *
     * @param waited whole seconds
     */
    void assign(VirtualCustomer visit, int agent, long waited);
}
