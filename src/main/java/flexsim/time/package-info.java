/**
 * Time: schedulers on the wall clock, on a stepped clock, and switchable between the two; timers for one thread.
 *
 * <p>Any package above may use it. The only package that reads a clock or sleeps.
 */
package flexsim.time;
