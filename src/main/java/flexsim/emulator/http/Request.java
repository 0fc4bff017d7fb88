package flexsim.emulator.http;

import flexsim.taskrouter.model.Refusal;
import java.util.List;

/**
 * One request that was let in and has found its route.
 *
 * @param baseUrl scheme and authority under which the client reached the server
 * @param path as sent, without query
 * @param variables what stands for the variables of the route's path, in order
 */
public record Request(String baseUrl, String accountSid, String path, List<String> variables, Parameters parameters) {
    /** The parameters, after refusing those that the operation does not have. */
    public Parameters only(Parameters.Names names) {
        return parameters.only(names);
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

    /** The error for {@code refusal}, which somebody's command on what the path names has met. */
    public ApiError refused(Refusal refusal) {
        return ApiError.of(refusal, accountSid, resource(path));
    }
}
