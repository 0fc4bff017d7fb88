/**
 * The JUnit extension that gives each test a local TaskRouter whose clock the test moves.
 *
 * <p>The public API of flexsim's thin jar: other projects use this package, and no package of flexsim does. All other
 * packages may change in any version.
 */
package flexsim.junit;
