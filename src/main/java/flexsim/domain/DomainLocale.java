package flexsim.domain;

import java.util.Locale;

/** A language and country for which there are defaults and people's names. */
public enum DomainLocale {
    EN_US,
    ES_ES,
    DE_DE,
    FR_FR;

    /**
     * The locale called {@code tag}, in any case; {@code es-sp} is another name of {@code es-es}.
     *
     * @throws InputException when there is none, naming those there are
     */
    public static DomainLocale of(String tag) {
        String requested = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        for (DomainLocale locale : values()) {
            if (locale.tag().equals(requested.equals("es-sp") ? "es-es" : requested)) {
                return locale;
            }
        }
        throw new InputException(
                "--locale", "", "unknown locale '" + tag + "'; allowed: en-us, es-es (or es-sp), de-de, fr-fr");
    }

    /** The locale of a country's code of two letters; {@link #EN_US} where there is none. */
    public static DomainLocale ofCountry(String country) {
        for (DomainLocale locale : values()) {
            if (locale.name().endsWith("_" + country.toUpperCase(Locale.ROOT))) {
                return locale;
            }
        }
        return EN_US;
    }

    /** For instance {@code en-us}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
