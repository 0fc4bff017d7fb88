package flexsim.emulator.http;

import flexsim.taskrouter.model.Refusal;
import java.util.List;
import java.util.function.Function;

/**
 * A request that is authenticated and has found its route.
 *
 * @param baseUrl scheme and authority under which the client reached the server
 * @param path as sent, without query
 * @param variables what stands for the variables of the route's path, in order
 */
public record Request(String baseUrl, String accountSid, String path, List<String> variables, Parameters parameters) {
    /** What {@code reading} makes of the parameters; see {@link Parameters#read}. */
    public <T> T read(Function<Parameters, T> reading) {
        return parameters.read(reading);
    }

    /** The same for a tool of testers; see {@link Parameters#readStrictly}. */
    public <T> T readStrictly(Function<Parameters, T> reading) {
        return parameters.readStrictly(reading);
    }

    /** Refuses every parameter. */
    public void readNothing() {
        parameters.read(none -> none);
    }

    /** The same for a tool of testers. */
    public void readNothingStrictly() {
        parameters.readStrictly(none -> none);
    }

    /** Where the client sent it, without query. */
    public String url() {
        return baseUrl + path;
    }

    /** The last variable: what the path names. */
    public String sid() {
        return variables.get(variables.size() - 1);
    }

    /** The one before: its owner. */
    public String ownerSid() {
        return variables.get(variables.size() - 2);
    }

    public ApiError notFound() {
        return ApiError.notFound(resource(path));
    }

    /** The path as error messages name it: without the version. */
    static String resource(String path) {
        return Parameters.shortened(path.startsWith("/v1/") ? path.substring(3) : path);
    }

    /** The error for {@code refusal}, the engine's response to a command on what the path names. */
    public ApiError refused(Refusal refusal) {
        return ApiError.of(refusal, accountSid, resource(path));
    }
}
