/**
 * The domain description: read, merged over localized defaults, and validated, with errors that name the JSON path.
 *
 * <p>Any package above may use it. It knows nothing of what is made of a domain.
 */
package flexsim.domain;
