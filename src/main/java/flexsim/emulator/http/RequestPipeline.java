package flexsim.emulator.http;

/** Through which a request comes in: what may keep it out, and what it finds. A request uses one for all of its way. */
public record RequestPipeline(RequestFilter gate, Router routes, Strictness strictness) {}
