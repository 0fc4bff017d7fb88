package flexsim.emulator.http;

/**
 * The steps of a request: filter, router, and how strictly parameters are read. A request uses one pipeline to its end.
 */
public record RequestPipeline(RequestFilter filter, Router router, Strictness strictness) {}
