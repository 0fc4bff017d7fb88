package flexsim.emulator.control;

import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;

/** {@code /_flexsim/faults}: what goes wrong on purpose. */
public final class FaultResource {
    private static final String LIST = "/_flexsim/faults";
    private static final String ONE = LIST + "/{}";

    private final FaultInjection faults;

    public FaultResource(FaultInjection faults) {
        this.faults = faults;
    }

    public void addTo(Router routes) {
        routes.add("GET", LIST, this::list)
                .add("POST", LIST, this::create)
                .add("DELETE", LIST, this::clear)
                .add("DELETE", ONE, this::delete);
    }

    private Response list(Request request) {
        request.readNothingStrictly();
        return Response.ok(json -> json.array("faults", faults.all(), (element, rule) -> rule.write(element)));
    }

    private Response create(Request request) {
        FaultReader.Wanted wanted = request.readStrictly(FaultReader::read);
        FaultRule rule = faults.add(wanted.fault(), wanted.schedule());
        return Response.created(rule::write);
    }

    private Response clear(Request request) {
        request.readNothingStrictly();
        faults.clear();
        return Response.deleted();
    }

    private Response delete(Request request) {
        request.readNothingStrictly();
        if (!request.sid().matches("[1-9]\\d{0,17}") || !faults.remove(Long.parseLong(request.sid()))) {
            throw request.notFound();
        }
        return Response.deleted();
    }
}
