package flexsim.customers;

/** Names of people, the same for the same stream of chance. */
@FunctionalInterface
public interface CustomerNames {
    /** The full name of the person called {@code id}, for instance customer number 7. */
    String fullName(long id);
}
