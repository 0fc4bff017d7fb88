package flexsim.report;

import java.util.List;
import java.util.function.Consumer;

/** A page that is written piece by piece; text is escaped. */
final class Html {
    private final StringBuilder page = new StringBuilder(1 << 16);

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Markup as it is. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    Html text(String text) {
        return raw(escape(text));
    }

    Html heading(String title, String explanation) {
        return raw("<h2>")
                .text(title)
                .raw("</h2>\n<p class=\"soft\">")
                .text(explanation)
                .raw("</p>\n");
    }

    Html section(Consumer<Html> content) {
        raw("<section>\n");
        content.accept(this);
        return raw("</section>\n");
    }

    Html table(List<String> heads, Consumer<Html> rows) {
        raw("<div class=\"scroll\"><table><thead><tr>");
        heads.forEach(head -> raw("<th>").text(head).raw("</th>"));
        raw("</tr></thead><tbody>\n");
        rows.accept(this);
        return raw("</tbody></table></div>\n");
    }

    /** @param last whether it is the sum of those above */
    Html row(boolean last, List<String> cells) {
        raw(last ? "<tr class=\"all\">" : "<tr>");
        cells.forEach(cell -> raw("<td>").text(cell).raw("</td>"));
        return raw("</tr>\n");
    }

    Html plot(String id, String title, String explanation) {
        return section(section -> section.heading(title, explanation)
                .raw("<div class=\"plot\"><canvas id=\"" + id + "\" role=\"img\" aria-label=\"")
                .text(title)
                .raw("\"></canvas></div>\n"));
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
