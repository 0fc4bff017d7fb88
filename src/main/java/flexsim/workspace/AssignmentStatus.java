package flexsim.workspace;

/** Where a task is in its life; {@link #wireName()} is TaskRouter's {@code AssignmentStatus}. */
public enum AssignmentStatus {
    PENDING,
    RESERVED,
    ASSIGNED,
    WRAPPING,
    COMPLETED,
    CANCELED;

    /** The name in requests and answers, for instance {@code pending}. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The status with that name in an answer. */
    public static AssignmentStatus ofWire(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** Nothing more happens to a task that has ended. */
    public boolean ended() {
        return this == COMPLETED || this == CANCELED;
    }
}
