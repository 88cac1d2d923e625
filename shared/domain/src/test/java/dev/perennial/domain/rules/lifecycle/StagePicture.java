package dev.perennial.domain.rules.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.perennial.domain.rules.lifecycle.StageMoves.Move;
import dev.perennial.domain.values.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The moves between the stages as a picture: boxes, arrows with numbers, and what they mean. */
final class StagePicture {
    private static final int WIDTH = 1000;
    private static final int BOX = 124;
    private static final int HIGH = 44;
    private final StringBuilder out = new StringBuilder();

    private StagePicture() {}

    static String of(List<Move> moves) {
        return new StagePicture().draw(moves);
    }

    private String draw(List<Move> moves) {
        Map<List<Stage>, List<Move>> arrows = moves.stream()
                .collect(groupingBy(move -> List.of(move.from(), move.to()), LinkedHashMap::new, toList()));
        int height = 470 + 20 * (arrows.size() + 1) / 2 + 20;
        String told = arrows.values().stream().map(StagePicture::words).collect(joining("; "));
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\"", WIDTH, height);
        line("  aria-labelledby=\"title description\" font-family=\"sans-serif\" font-size=\"14\">");
        line("<title id=\"title\">The stages of a customer and all moves between them</title>");
        line("<desc id=\"description\">%s</desc>", told);
        line("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\"");
        line("  markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#555\"/></marker></defs>");
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        int number = 0;
        for (Map.Entry<List<Stage>, List<Move>> arrow : arrows.entrySet()) {
            number++;
            arrow(enrollment(arrow.getKey().get(0)), enrollment(arrow.getKey().get(1)), number);
            int row = (number - 1) / 2;
            line(
                    "<text x=\"%d\" y=\"%d\"><tspan font-weight=\"bold\">%d</tspan> %s</text>",
                    number % 2 == 1 ? 30 : 520, 480 + 20 * row, number, words(arrow.getValue()));
        }
        for (Stage stage : Stage.values()) {
            box(stage, enrollment(stage));
        }
        line("</svg>");
        return out.toString();
    }

    private static int[] enrollment(Stage stage) {
        return switch (stage) {
            case LEAD -> new int[] {90, 90};
            case ONBOARDING -> new int[] {295, 90};
            case ACTIVE -> new int[] {500, 90};
            case LOYAL -> new int[] {705, 90};
            case ADVOCATE -> new int[] {910, 90};
            case AT_RISK -> new int[] {620, 290};
            case DORMANT -> new int[] {300, 400};
        };
    }

    private void box(Stage stage, int[] at) {
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#eef4ee\" stroke=\"#2f6b3c\"/>",
                at[0] - BOX / 2, at[1] - HIGH / 2, BOX, HIGH);
        line("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-weight=\"bold\">%s</text>", at[0], at[1] + 5, stage);
    }

    /** A bow to the left of its direction, so that there and back do not meet. */
    private void arrow(int[] from, int[] to, int number) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double far = Math.hypot(dx, dy);
        double bow = 22 + far / 12;
        double midX = from[0] + dx / 2 + dy / far * bow * 2;
        double midY = from[1] + dy / 2 - dx / far * bow * 2;
        double[] start = edge(from, midX, midY);
        double[] end = edge(to, midX, midY);
        double labelX = (start[0] + 2 * midX + end[0]) / 4;
        double labelY = (start[1] + 2 * midY + end[1]) / 4;
        line(
                "<path d=\"M%.0f %.0fQ%.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"#555\" marker-end=\"url(#tip)\"/>",
                start[0], start[1], midX, midY, end[0], end[1]);
        line("<circle cx=\"%.0f\" cy=\"%.0f\" r=\"10\" fill=\"#fff\" stroke=\"#555\"/>", labelX, labelY);
        line(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\" font-size=\"11\">%d</text>",
                labelX, labelY + 4, number);
    }

    /** Where the line from the middle of a box to a point crosses its border. */
    private static double[] edge(int[] box, double x, double y) {
        double dx = x - box[0];
        double dy = y - box[1];
        double scale = Math.min(BOX / 2.0 / Math.abs(dx), HIGH / 2.0 / Math.abs(dy));
        return new double[] {box[0] + dx * scale, box[1] + dy * scale};
    }

    private static String words(List<Move> moves) {
        return moves.getFirst().from()
                + " → "
                + moves.getFirst().to()
                + ": "
                + moves.stream().map(move -> move.reason().words()).collect(joining(", or "));
    }

    @SuppressWarnings("AnnotateFormatMethod") // a private method of a test, called in this file alone
    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
