package flexsim.taskrouter.api;

/** {@code /_flexsim/faults}: what goes wrong on purpose. */
final class FaultResource {
    private static final String LIST = "/_flexsim/faults";
    private static final String ONE = LIST + "/{}";
    private static final Parameters.Names NONE = Parameters.Names.of();

    private final Faults faults;

    FaultResource(Faults faults) {
        this.faults = faults;
    }

    void addTo(Routes routes) {
        routes.add("GET", LIST, this::list)
                .add("POST", LIST, this::create)
                .add("DELETE", LIST, this::clear)
                .add("DELETE", ONE, this::delete);
    }

    private Answer list(Call call) {
        call.parameters().strictly(NONE);
        return Answer.ok(json -> json.array("faults", faults.all(), (element, rule) -> rule.write(element)));
    }

    private Answer create(Call call) {
        FaultReader reader = new FaultReader(call.parameters());
        FaultRule rule = faults.add(reader.fault(), reader.occasion());
        return Answer.created(rule::write);
    }

    private Answer clear(Call call) {
        call.parameters().strictly(NONE);
        faults.clear();
        return Answer.deleted();
    }

    private Answer delete(Call call) {
        call.parameters().strictly(NONE);
        if (!call.sid().matches("[1-9]\\d{0,17}") || !faults.remove(Long.parseLong(call.sid()))) {
            throw call.notFound();
        }
        return Answer.deleted();
    }
}
