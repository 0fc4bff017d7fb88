package flexsim.report;

import flexsim.metrics.DaySamples;
import flexsim.metrics.Estimate;
import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.metrics.Timeline;
import flexsim.metrics.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * The report for people: one file with everything in it, that asks no network for anything (its own policy forbids that). Plots
 * are drawn by Chart.js, which it carries; all else is there without a script.
 */
final class ReportPage {
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private final Totals totals;
    private final RunFacts facts;
    private final PageTables tables;
    private final PageData data;

    ReportPage(Totals totals, RunFacts facts) {
        this.totals = totals;
        this.facts = facts;
        this.tables = new PageTables(totals);
        this.data = new PageData(totals, facts.time());
    }

    void write(OutputStream out) throws IOException {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .text(facts.title())
                .raw("</title>\n<style>\n")
                .raw(resource("report.css"))
                .raw("</style>\n</head>\n<body>\n<main>\n");
        head(html);
        tiles(html);
        plots(html);
        details(html);
        html.raw("</main>\n<script type=\"application/json\" id=\"figures\">")
                .raw(data.json())
                .raw("</script>\n<script>\n")
                .raw(withoutSourceMap(resource(CHARTS)))
                .raw("\n</script>\n<script>\n")
                .raw(resource("report.js"))
                .raw("</script>\n</body>\n</html>\n");
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(html.toString());
        writer.flush();
    }

    private void head(Html html) {
        Timeline timeline = totals.plan().timeline();
        String runs = totals.replications() == 1 ? "one run" : totals.replications() + " runs";
        String warmup = facts.warmupSeconds() > 0
                ? ", after " + DisplayNumber.length(Math.round(facts.warmupSeconds() * 1e6)) + " of warm-up"
                : "";
        html.raw("<h1>").text(facts.title()).raw("</h1>\n<p class=\"soft\">");
        html.text(DisplayNumber.length(timeline.length()) + " from "
                + facts.time().of(timeline.start()).replace('T', ' ') + warmup + " · " + runs + " · seed "
                + facts.seed());
        if (totals.replications() > 1) {
            html.text(" · counts are means of a run");
        }
        html.raw("</p>\n");
    }

    private void tiles(Html html) {
        Figures total = totals.total();
        OptionalDouble target = totals.plan().limits().target();
        String within = "answered within " + Decimal.of(totals.plan().limits().threshold() / 1e6) + " s (SL1)"
                + (target.isPresent() ? ", target " + DisplayNumber.percent(target) : "");
        html.raw("<div class=\"tiles\">\n");
        tile(html, DisplayNumber.mean(total.offered(), totals.replications()), "", "contacts offered");
        percent(html, total.estimate(Ratio.SL1), within);
        percent(html, total.estimate(Ratio.P_ABANDON), "abandoned");
        seconds(html, total.estimate(Ratio.ASA), "average speed of answer");
        tile(html, unit(DisplayNumber.number(total.waitQuantile(0.9), 1)), "", "90th percentile of waits");
        seconds(html, total.estimate(Ratio.AHT), "average handle time");
        percent(html, total.estimate(Ratio.OCCUPANCY), "occupancy of agents");
        html.raw("</div>\n");
    }

    private static void percent(Html html, Estimate estimate, String meaning) {
        tile(html, DisplayNumber.percent(estimate), DisplayNumber.percentEitherSide(estimate), meaning);
    }

    private static void seconds(Html html, Estimate estimate, String meaning) {
        tile(html, unit(DisplayNumber.seconds(estimate)), DisplayNumber.secondsEitherSide(estimate), meaning);
    }

    private static String unit(String seconds) {
        return seconds.equals(DisplayNumber.NONE) ? seconds : seconds + " s";
    }

    private static void tile(Html html, String figure, String eitherSide, String meaning) {
        html.raw("<div class=\"tile\"><b>")
                .text(figure)
                .raw("<small>")
                .text(eitherSide)
                .raw("</small></b><span>")
                .text(meaning)
                .raw("</span></div>\n");
    }

    private void plots(Html html) {
        String point = "By " + DisplayNumber.length(totals.plan().timeline().interval() * data.intervalsPerPoint());
        html.plot("arrivals", "Arrivals and service level", point + ", in which a contact arrived.");
        html.raw("<div class=\"pair\">\n");
        html.plot("waits", "Distribution of waits", "Of all offered contacts.");
        html.plot("queue-length", "Queue length", point + ": contacts waiting on average.");
        html.raw("</div>\n");
        html.plot(
                "occupancy", "Occupancy of agents", point + ": busy ÷ staffed time of the agents who serve the queue.");
    }

    private void details(Html html) {
        html.section(section -> {
            section.heading("Queues: contacts and agents", "± is half the 95 % confidence interval.");
            tables.counts(section);
        });
        html.section(section -> {
            section.heading("Queues: service and waits", "Service levels by five definitions; see below.");
            tables.waits(section);
        });
        totals.days().ifPresent(days -> days(html, days));
        html.section(section -> {
            section.heading("Theory beside simulation", "Erlang's formulas for the measured load, staff and patience.");
            tables.theory(section);
        });
        html.section(this::definitions);
    }

    private void days(Html html, DaySamples days) {
        html.section(section -> {
            section.heading("Good days and bad days", chance(days));
            section.raw("<div class=\"pair\"><div>");
            tables.days(section, days);
            section.raw(
                    "</div><div class=\"plot\"><canvas id=\"days\" role=\"img\" aria-label=\"Service level of single"
                            + " days\"></canvas></div></div>\n");
        });
    }

    private String chance(DaySamples days) {
        OptionalDouble target = totals.plan().limits().target();
        return target.isEmpty()
                ? "How single " + days.unit() + " scatter."
                : "The target of " + DisplayNumber.percent(target) + " was reached on "
                        + DisplayNumber.percent(days.serviceLevel().portionAtLeast(target.getAsDouble())) + " of the "
                        + days.unit() + ".";
    }

    private void definitions(Html html) {
        html.raw("<h2>What the figures mean</h2>\n<dl>\n");
        Definitions.of(totals.plan())
                .forEach((name, text) ->
                        html.raw("<dt>").text(name).raw("</dt><dd>").text(text).raw("</dd>\n"));
        html.raw("</dl>\n");
    }

    private static String withoutSourceMap(String script) {
        return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    private static String resource(String name) throws IOException {
        String path = name.startsWith("/") ? name : "/flexsim/report/" + name;
        try (InputStream in = ReportPage.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
