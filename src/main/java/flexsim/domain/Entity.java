package flexsim.domain;

/** Whom a dimension describes. */
public enum Entity {
    TASKS,
    WORKERS
}
