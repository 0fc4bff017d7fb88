/**
 * What comes first: heaps, lanes and rows of things keyed by two numbers, in primitive arrays.
 *
 * <p>Any package above may use it. It depends on nothing.
 */
package flexsim.order;
