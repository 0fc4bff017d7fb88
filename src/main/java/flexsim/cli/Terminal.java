package flexsim.cli;

/** What the start script has found out about the terminal; Java 17 cannot ask for one stream alone. */
final class Terminal {
    private Terminal() {}

    static boolean stderrIsTerminal() {
        String told = System.getProperty("flexsim.stderr.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }

    static boolean stdoutIsTerminal() {
        String told = System.getProperty("flexsim.stdout.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }
}
