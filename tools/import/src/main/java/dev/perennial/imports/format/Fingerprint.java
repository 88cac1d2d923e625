package dev.perennial.imports.format;

/**
 * 128 bits that differ where texts and numbers differ: two passes of FNV-1a (Fowler, Noll, Vo; 64 bits) with different
 * beginnings, mixed by the end of MurmurHash3 (Appleby). No protection against forgery, and none is needed: who writes the
 * files could write any fact.
 */
final class Fingerprint {
    private static final long PRIME = 0x100000001b3L;

    private long one = 0xcbf29ce484222325L;
    private long other = 0x6c62272e07bb0142L;

    void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            one = (one ^ c) * PRIME;
            other = (other ^ (c + 0x9e37)) * PRIME;
        }
        add(text.length());
    }

    void add(long number) {
        one = mixed(one ^ number);
        other = mixed(other + number);
    }

    private static long mixed(long value) {
        long mixed = value ^ (value >>> 33);
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(mixed(one), 36) + "-" + Long.toUnsignedString(mixed(other), 36);
    }
}
