package flexsim.cli;

/** Whether stdout and stderr are terminals, as the start script found out; Java 17 cannot ask for one stream alone. */
final class Terminal {
    private Terminal() {}

    static boolean stderrIsTerminal() {
        String given = System.getProperty("flexsim.stderr.terminal");
        return given == null ? System.console() != null : Boolean.parseBoolean(given);
    }

    static boolean stdoutIsTerminal() {
        String given = System.getProperty("flexsim.stdout.terminal");
        return given == null ? System.console() != null : Boolean.parseBoolean(given);
    }
}
