package dev.perennial.domain.values;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A question to which customers answer with a number. */
public enum Survey {
    /** How likely the customer is to recommend us. */
    NPS("nps", 0, 10),
    /** How satisfied the customer is with the way in which a complaint was handled. */
    CSAT("csat", 1, 5);

    private final String word;
    private final int least;
    private final int most;

    Survey(String word, int least, int most) {
        this.word = word;
        this.least = least;
        this.most = most;
    }

    /** As events, playbook and records call it. */
    public String word() {
        return word;
    }

    /** The worst answer. */
    public int least() {
        return least;
    }

    /** The best answer. */
    public int most() {
        return most;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Survey::word).toList();
    }

    public static Optional<Survey> of(String word) {
        return Arrays.stream(values())
                .filter(survey -> survey.word.equals(word))
                .findFirst();
    }
}
