package flexsim.taskrouter;

import flexsim.time.Scheduler;
import java.util.Optional;

/** A clock whose alarms can be asked when they are due, and in which order they were set. */
final class Deadlines implements Scheduler {
    private final Scheduler agenda;
    private long count;

    Deadlines(Scheduler agenda) {
        this.agenda = agenda;
    }

    private static final class Deadline implements Alarm {
        private final long due;
        private final long number;
        private Alarm alarm = () -> {};
        private boolean set = true;

        Deadline(long due, long number) {
            this.due = due;
            this.number = number;
        }

        @Override
        public void cancel() {
            set = false;
            alarm.cancel();
        }
    }

    @Override
    public long now() {
        return agenda.now();
    }

    @Override
    public Alarm at(long due, Runnable action) {
        Deadline deadline = new Deadline(Math.max(due, now()), count++);
        deadline.alarm = agenda.at(due, () -> {
            deadline.set = false;
            action.run();
        });
        return deadline;
    }

    /** When {@code alarm}, which this clock may have set, goes off; empty when it does not. */
    static Optional<EngineImage.Alarm> image(Alarm alarm) {
        return alarm instanceof Deadline deadline && deadline.set
                ? Optional.of(new EngineImage.Alarm(deadline.due, deadline.number))
                : Optional.empty();
    }
}
