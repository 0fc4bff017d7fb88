package flexsim.domain;

/** When a dimension's value is drawn; in the order of a simulation. */
public enum Phase {
    DEPLOY,
    ACTIVITY,
    ARRIVE,
    ASSIGN,
    COMPLETE
}
