package dev.perennial.local.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who signs up.
 *
 * @param joins day of the quarter, from 0
 * @param consents whether they want to be written to
 */
record Person(String name, String email, String locale, String timezone, int joins, boolean consents, Habit habit) {
    private static final List<String> ENGLISH = List.of(
            "Ada", "Grace", "Alan", "Mary", "Oliver", "Priya", "Noah", "Amelia", "Kwame", "Isla", "Theo", "Zara",
            "Liam", "Ruby", "Omar", "Chloe", "Ewan", "Maya", "Jack", "Niamh");
    private static final List<String> GERMAN = List.of(
            "Anna",
            "Jürgen",
            "Lea",
            "Mehmet",
            "Käthe",
            "Felix",
            "Sophie",
            "Björn",
            "Emine",
            "Moritz",
            "Clara",
            "Ömer",
            "Greta",
            "Paul",
            "Lina",
            "Matthias",
            "Frieda",
            "Emil",
            "Jule",
            "Anton");
    private static final List<Habit> HABITS = List.of(
            Habit.REGULAR,
            Habit.OCCASIONAL,
            Habit.FAN,
            Habit.ONCE,
            Habit.FADING,
            Habit.QUIET,
            Habit.CURIOUS,
            Habit.REGULAR,
            Habit.UNHAPPY,
            Habit.OCCASIONAL,
            Habit.TIRED,
            Habit.CRITICAL);

    /** Forty people in two languages, every sixth without consent, and two of SES's simulated mailboxes. */
    static List<Person> cast() {
        List<Person> cast = new ArrayList<>();
        for (int number = 0; number < ENGLISH.size() + GERMAN.size(); number++) {
            boolean german = number % 2 == 1;
            String name = (german ? GERMAN : ENGLISH).get(number / 2);
            cast.add(new Person(
                    name,
                    "customer" + (number + 1) + "@example." + (german ? "net" : "com"),
                    german ? "de" : "en",
                    german ? "Europe/Berlin" : "Europe/London",
                    number < 16 ? 0 : (number - 15) * 2,
                    number % 6 != 5,
                    HABITS.get(number % HABITS.size())));
        }
        cast.add(simulated("bounce", "Wrong Address", Habit.REGULAR));
        cast.add(simulated("complaint", "Reports Spam", Habit.OCCASIONAL));
        return cast;
    }

    private static Person simulated(String mailbox, String name, Habit habit) {
        return new Person(name, mailbox + "@simulator.amazonses.com", "en", "Europe/London", 3, true, habit);
    }
}
