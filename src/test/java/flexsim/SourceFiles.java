package flexsim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source files of a tree, with what each needs of the others, by its text without comments and strings. */
final class SourceFiles {
    private static final Pattern NO_CODE =
            Pattern.compile("\"\"\"(?:\\\\.|(?!\"\"\")[\\s\\S])*+\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\""
                    + "|'(?:\\\\.|[^'\\\\\\n])*+'|//[^\\n]*+|/\\*[\\s\\S]*?\\*/");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+(?:static\\s+)?(?:flexsim[\\w.*]*)\\s*;");
    private static final Pattern QUALIFIED = Pattern.compile("\\bflexsim(?:\\.[a-z]\\w*)*(?=\\.(?:[A-Z]|\\*))");

    private final List<File> files;

    private SourceFiles(List<File> files) {
        this.files = files;
    }

    /** One file; {@code code} is its text without comments and strings. */
    record File(String packageName, String name, String code, int lines) {
        String path() {
            return packageName.replace('.', '/') + "/" + name + ".java";
        }

        boolean isIn(String ancestor) {
            return packageName.equals(ancestor) || packageName.startsWith(ancestor + ".");
        }

        /** Every identifier, those of import declarations apart. */
        Set<String> names() {
            return NAME.matcher(IMPORT.matcher(code).replaceAll(" "))
                    .results()
                    .map(match -> match.group())
                    .collect(Collectors.toSet());
        }
    }

    static SourceFiles below(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return new SourceFiles(paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .sorted()
                    .map(path -> read(root, path))
                    .toList());
        }
    }

    private static File read(Path root, Path path) {
        try {
            String text = Files.readString(path);
            String folder = root.relativize(path.getParent()).toString();
            String file = path.getFileName().toString();
            return new File(
                    folder.replace('/', '.').replace('\\', '.'),
                    file.substring(0, file.length() - ".java".length()),
                    NO_CODE.matcher(text).replaceAll(" "),
                    (int) text.lines().count());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<File> all() {
        return files;
    }

    List<String> packages() {
        return files.stream().map(File::packageName).distinct().sorted().toList();
    }

    List<File> in(String packageName) {
        return files.stream()
                .filter(file -> file.packageName().equals(packageName))
                .toList();
    }

    /** For each other package that one needs, the class of the one that needs it first. */
    Map<String, String> packagesNeededBy(String packageName) {
        Map<String, String> needed = new TreeMap<>();
        for (File file : in(packageName)) {
            QUALIFIED
                    .matcher(file.code())
                    .results()
                    .map(match -> match.group())
                    .filter(other -> !other.equals(packageName))
                    .forEach(other -> needed.putIfAbsent(other, file.name()));
        }
        return needed;
    }

    /** For each class of a package, those of the same package that it needs. */
    Map<String, Set<String>> classesNeeded(String packageName) {
        List<File> members = in(packageName);
        Map<String, Set<String>> needed = new TreeMap<>();
        for (File file : members) {
            Set<String> names = file.names();
            needed.put(
                    file.name(),
                    members.stream()
                            .map(File::name)
                            .filter(name -> !name.equals(file.name()) && names.contains(name))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return needed;
    }
}
