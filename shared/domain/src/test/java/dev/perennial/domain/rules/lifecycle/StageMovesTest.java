package dev.perennial.domain.rules.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.rules.lifecycle.StageMoves.Move;
import dev.perennial.domain.values.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageMovesTest {
    private static final Path PICTURE = Path.of("../../docs/pictures/stages.svg");

    @Test
    void everyStageCanBeReachedAndLeft() {
        for (Stage stage : Stage.values()) {
            assertThat(StageMoves.TABLE).as("into %s", stage).anyMatch(it -> it.to() == stage);
            assertThat(StageMoves.TABLE).as("out of %s", stage).anyMatch(it -> it.from() == stage);
        }
    }

    @Test
    void noMoveIsThereTwiceOrLeadsNowhere() {
        assertThat(StageMoves.TABLE).doesNotHaveDuplicates().noneMatch(it -> it.from() == it.to());
    }

    @Test
    void whereverACustomerStandsThereIsAWayToLoyalty() {
        for (Stage stage : Stage.values()) {
            assertThat(reachable(stage)).as("from %s", stage).contains(Stage.LOYAL);
        }
    }

    /** With {@code -Ddraw} the picture is drawn anew. */
    @Test
    void thePictureInTheDocumentationShowsEveryMove() throws IOException {
        String drawn = StagePicture.of(StageMoves.TABLE);
        if (System.getProperty("draw") != null) {
            Files.writeString(PICTURE, drawn);
        }
        assertThat(Files.readString(PICTURE)).isEqualTo(drawn);
    }

    private static Set<Stage> reachable(Stage from) {
        Set<Stage> reached = new HashSet<>(List.of(from));
        boolean more = true;
        while (more) {
            more = false;
            for (Move move : StageMoves.TABLE) {
                more |= reached.contains(move.from()) && reached.add(move.to());
            }
        }
        return reached;
    }
}
