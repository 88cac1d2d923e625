package dev.perennial.imports.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * 128 bits that differ where texts and numbers differ: two passes of FNV-1a (Fowler, Noll, Vo; 64 bits) with different
 * beginnings, mixed by the end of MurmurHash3 (Appleby). No protection against forgery, and none is needed: who writes
 * the files could write any fact.
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

    /** 32 digits to the base 16, behind a word. */
    String behind(String word) {
        byte[] text = new byte[word.length() + 32];
        for (int i = 0; i < word.length(); i++) {
            text[i] = (byte) word.charAt(i);
        }
        write(mixed(one), text, word.length());
        write(mixed(other), text, word.length() + 16);
        return new String(text, ISO_8859_1);
    }

    private static void write(long value, byte[] into, int from) {
        for (int i = 0; i < 16; i++) {
            int digit = (int) (value >>> (60 - 4 * i)) & 15;
            into[from + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }
}
