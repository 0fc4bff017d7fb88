/**
 * TaskRouter's expression language: lexer, parser and compiled predicate.
 *
 * <p>Any package above may use it. It knows nothing of tasks or workers.
 */
package flexsim.taskrouter.expression;
