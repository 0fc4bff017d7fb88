package flexsim.domain;

/** The contact centre's place and voice. */
public record Center(
        String country,
        String state,
        String city,
        String zip,
        String agentsPhone,
        String ivrVoice,
        String agentVoice) {}
