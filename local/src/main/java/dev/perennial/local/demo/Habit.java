package dev.perennial.local.demo;

/**
 * How somebody behaves as a customer.
 *
 * @param everyDays between two orders, about; 0 for never
 * @param atMost orders in the quarter
 * @param score given in the survey, −1 for no answer
 */
record Habit(int everyDays, int atMost, int score, boolean complains, boolean returnsGoods, boolean leaves) {
    static final Habit FAN = new Habit(8, 99, 10, false, false, false);
    static final Habit REGULAR = new Habit(21, 99, 9, false, false, false);
    static final Habit OCCASIONAL = new Habit(34, 99, 8, false, false, false);
    static final Habit QUIET = new Habit(34, 99, -1, false, false, false);
    static final Habit ONCE = new Habit(5, 1, 7, false, false, false);
    static final Habit FADING = new Habit(6, 3, -1, false, false, false);
    static final Habit CURIOUS = new Habit(0, 0, -1, false, false, false);
    static final Habit UNHAPPY = new Habit(4, 1, 2, true, true, false);
    static final Habit CRITICAL = new Habit(15, 3, 5, true, false, false);
    static final Habit TIRED = new Habit(30, 2, 6, false, false, true);
}
