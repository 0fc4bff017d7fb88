import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.datafaker.Faker;

/** Run by the build: writes Datafaker's first and last names, whose YAML takes too long to load at run time. */
final class NameLists {
    private static final Map<String, Locale> LOCALES =
            Map.of("en-us", Locale.US, "es-es", new Locale("es"), "de-de", Locale.GERMANY, "fr-fr", Locale.FRANCE);

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, Locale> locale : LOCALES.entrySet()) {
            Faker faker = new Faker(locale.getValue());
            // French has but one list; asked for another, Datafaker would answer in English.
            boolean oneList = locale.getKey().equals("fr-fr");
            Set<String> first = names(faker, oneList ? "name.first_name" : "name.male_first_name");
            if (!oneList) {
                first.addAll(names(faker, "name.female_first_name"));
            }
            Set<String> last = names(faker, "name.last_name");
            Files.writeString(
                    directory.resolve("names-" + locale.getKey() + ".txt"),
                    String.join("\n", first) + "\n\n" + String.join("\n", last) + "\n");
            if (first.isEmpty()
                    || last.isEmpty()
                    || first.toString().contains("#{")
                    || last.toString().contains("#{")) {
                throw new IllegalStateException("no plain lists of names for " + locale.getKey());
            }
        }
    }

    private static Set<String> names(Faker faker, String key) {
        Object found = faker.fakeValuesService().fetchObject(key, faker.getContext());
        Set<String> names = new LinkedHashSet<>();
        for (Object name : found instanceof List<?> list ? list : List.of()) {
            names.add(name.toString());
        }
        return names;
    }
}
