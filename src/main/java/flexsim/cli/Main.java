package flexsim.cli;

/** The entry point of the jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLineRunner(Settings.ofProcess(), System.out, System.err).run(args));
    }
}
