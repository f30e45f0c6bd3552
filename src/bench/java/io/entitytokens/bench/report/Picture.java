package io.entitytokens.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entitytokens.bench.rig.Options;
import io.entitytokens.bench.rig.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws what forward auth answers in a second as bars, beside an endpoint that does nothing. */
final class Picture {

    private static final Path PAGE = Path.of("docs", "performance.svg");
    private static final Path RESULTS = Options.DIRECTORY.resolve("http-forward-auth.json");

    private static final int WIDTH = 760;
    private static final int LABELS = 270;
    private static final int FIGURES = 60;
    private static final int ROW = 30;
    private static final int BAR = 18;
    private static final int TOP = 36;

    /** Columns of the table. */
    private static final int CONNECTIONS = 1;

    private static final int RATIO = 3;

    private Picture() {}

    private record Row(String label, double ratio) {}

    /** Keeps the picture that is there if forward auth was not measured here. */
    static void draw() {
        if (!Files.exists(RESULTS)) {
            return;
        }
        try {
            List<Row> rows = new ArrayList<>();
            for (JsonNode row :
                    new ObjectMapper().readTree(RESULTS.toFile()).at("/tables/0/rows")) {
                if (row.get(CONNECTIONS).intValue() == Rounds.USUAL_CONNECTIONS) {
                    rows.add(new Row(row.get(0).textValue(), row.get(RATIO).doubleValue()));
                }
            }
            Files.writeString(PAGE, svg(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String svg(List<Row> rows) {
        double longest = rows.stream().mapToDouble(Row::ratio).max().orElseThrow();
        double unit = (WIDTH - LABELS - FIGURES) / longest;
        int height = TOP + rows.size() * ROW + 10;
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                font-family="system-ui, sans-serif" font-size="14">
                <title>Answers of forward auth per second, beside an endpoint that does nothing</title>
                <style>
                text { fill: #1f2328 } .bar { fill: #0969da } .other { fill: #8c959f } .line { stroke: #8c959f }
                @media (prefers-color-scheme: dark) {
                  text { fill: #f0f6fc } .bar { fill: #4493f8 } .other { fill: #656c76 } .line { stroke: #656c76 }
                }
                </style>
                <text x="0" y="18" font-weight="600">Answers per second at %d connections, \
                beside an endpoint that does nothing</text>
                """
                        .formatted(WIDTH, height, Rounds.USUAL_CONNECTIONS));
        for (int i = 0; i < rows.size(); i++) {
            svg.append(bar(rows.get(i), TOP + i * ROW, unit));
        }
        double one = LABELS + unit;
        svg.append(
                "<line class=\"line\" stroke-dasharray=\"4 3\" x1=\"%.0f\" x2=\"%.0f\" y1=\"%d\" y2=\"%d\"/>\n"
                        .formatted(one, one, TOP - 4, height - 10));
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Row row, int top, double unit) {
        int baseline = top + BAR - 4;
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect class="%s" x="%d" y="%d" width="%.0f" height="%d"/>
                <text x="%.0f" y="%d">%.2f</text>
                """,
                LABELS - 10,
                baseline,
                row.label(),
                row.label().contains("token") ? "bar" : "other",
                LABELS,
                top,
                row.ratio() * unit,
                BAR,
                LABELS + row.ratio() * unit + 8,
                baseline,
                row.ratio());
    }
}
