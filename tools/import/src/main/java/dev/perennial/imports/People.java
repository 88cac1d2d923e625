package dev.perennial.imports;

import dev.perennial.imports.format.Consent;
import java.time.Instant;
import java.util.Optional;

/**
 * Whom the files are about, and the word of each on mail that counts: the later one, of two at the same moment the
 * stricter. A person takes 16 bytes; beyond four million they are no longer told apart.
 */
@SuppressWarnings("EnumOrdinal") // Three bits of a number that never leaves this class.
final class People {
    private static final int MOST = 1 << 22;
    private static final int FEW = 1 << 12;
    private static final int BITS = 3;
    private static final long NOTHING = 0;

    /** A key, and behind it the word: beside each other, so that memory is asked once for both. */
    private long[] table = new long[2 * FEW];

    private int size;
    private boolean more;
    /** Most rows tell several things of the same person. */
    private String lastName = "";

    private int lastSlot = -1;

    /** Takes note of a person. */
    void met(String name) {
        slot(name);
    }

    /** Takes note of a word; one without a time is the oldest. */
    void said(String name, Consent state, Optional<Instant> at) {
        int slot = slot(name);
        if (slot >= 0) {
            // Where nothing is known, no word is said that could be the later one.
            long time = state == Consent.UNKNOWN
                    ? 0L
                    : at.map(Instant::toEpochMilli).orElse(0L);
            table[slot + 1] = Math.max(table[slot + 1], (time << BITS) | (state.ordinal() + 1));
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** Whether there are more than could be told apart. */
    boolean isMore() {
        return more;
    }

    /** How many there are of whom this word counts; without one where it is nothing. */
    int count(Optional<Consent> state) {
        long code = state.map(it -> (long) it.ordinal() + 1).orElse(NOTHING);
        int count = 0;
        for (int slot = 0; slot < table.length; slot += 2) {
            if (table[slot] != 0 && (table[slot + 1] & ((1 << BITS) - 1)) == code) {
                count++;
            }
        }
        return count;
    }

    /** How many said yes, and nobody knows since when: no time stands with their word. */
    int undated(Consent state) {
        int count = 0;
        for (int slot = 0; slot < table.length; slot += 2) {
            if (table[slot] != 0 && table[slot + 1] == state.ordinal() + 1) {
                count++;
            }
        }
        return count;
    }

    private int slot(String name) {
        if (lastSlot < 0 || !name.equals(lastName)) {
            lastSlot = slotOf(name);
            lastName = name;
        }
        return lastSlot;
    }

    private int slotOf(String name) {
        long key = hash(name);
        int slot = find(key);
        if (table[slot] != key) {
            if (size >= MOST) {
                more = true;
                return -1;
            }
            if (size * 10L >= table.length * 3L) {
                grow();
                slot = find(key);
            }
            table[slot] = key;
            size++;
        }
        return slot;
    }

    private int find(long key) {
        int last = table.length - 2;
        int slot = (int) (key ^ (key >>> 32)) << 1 & last;
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 2) & last;
        }
        return slot;
    }

    private void grow() {
        long[] former = table;
        table = new long[former.length * 2];
        for (int i = 0; i < former.length; i += 2) {
            if (former[i] != 0) {
                int slot = find(former[i]);
                table[slot] = former[i];
                table[slot + 1] = former[i + 1];
            }
        }
    }

    /** FNV-1a (Fowler, Noll, Vo) over characters, mixed once more so that its low bits differ as well; never 0. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash == 0 ? 1 : hash;
    }
}
