/**
 * The routing engine of one workspace: tasks, reservations, workflows, queues, workers, calls. It takes a command and
 * the time, changes its state and returns events.
 *
 * <p>Used by {@code emulator.*}, {@code simulation} and {@code cli}. Single-threaded; it knows no HTTP, no JSON, no thread and no
 * clock.
 */
package flexsim.taskrouter;
