package flexsim.taskrouter.api;

/** Through which a request comes in: what may keep it out, and what it finds. A request uses one for all of its way. */
record Door(Gate gate, Routes routes, Strictness strictness) {}
