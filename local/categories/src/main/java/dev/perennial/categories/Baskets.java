package dev.perennial.categories;

import dev.perennial.categories.Line.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Notes who bought what, in the words of a playbook or as orders call it. */
final class Baskets implements Consumer<Order> {
    private final Words words;
    private final Buyers buyers = new Buyers();
    private final Hindsight hindsight = new Hindsight();
    private long without;

    Baskets(Words words) {
        this.words = words;
    }

    @Override
    public void accept(Order order) {
        if (!order.categories().isEmpty()) {
            buyers.came(order.customer());
        }
        List<String> known = new ArrayList<>();
        order.categories().forEach(word -> words.category(word).ifPresent(known::add));
        known.forEach(category -> buyers.bought(order.customer(), category));
        order.day().ifPresent(day -> hindsight.bought(order.customer(), known, day));
        without += known.isEmpty() ? 1 : 0;
    }

    /** How well proposals would have done; of orders without a day nothing is known. */
    Hindsight hindsight() {
        return hindsight;
    }

    Buyers buyers() {
        return buyers;
    }

    /** What there is to say of them, as a clause. */
    String told() {
        return ", %,d of them without a category that counts".formatted(without);
    }
}
