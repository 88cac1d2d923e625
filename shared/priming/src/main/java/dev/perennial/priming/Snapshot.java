package dev.perennial.priming;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/** What precedes a snapshot, and what follows when a copy of it begins. */
final class Snapshot implements Resource {
    /** Whoever is asked before a snapshot is remembered there weakly alone; hence here. */
    private static final List<Snapshot> PENDING = new CopyOnWriteArrayList<>();

    private static final int STEPS = 1 << 16;

    private final Priming priming;

    Snapshot(Priming priming) {
        this.priming = priming;
    }

    static void precede(Priming priming) {
        Snapshot snapshot = new Snapshot(priming);
        PENDING.add(snapshot);
        Core.getGlobalContext().register(snapshot);
    }

    @Override
    public void beforeCheckpoint(@Nullable Context<? extends Resource> context) {
        priming.rehearse();
    }

    @Override
    public void afterRestore(@Nullable Context<? extends Resource> context) {
        priming.backend().restored();
        part(ThreadLocalRandom.current(), new SecureRandom());
    }

    /**
     * Moves a generator, whose state is the same in all copies, by a number of steps that differs between them; else
     * all would wait equally long before they try a call again. What has to be unique is drawn from the operating
     * system anyway.
     *
     * @param chance what each copy draws anew
     */
    static void part(RandomGenerator copied, RandomGenerator chance) {
        for (int steps = chance.nextInt(STEPS); steps > 0; steps--) {
            copied.nextLong();
        }
    }
}
