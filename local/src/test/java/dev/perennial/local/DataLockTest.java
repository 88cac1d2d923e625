package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @Test
    void whoHoldsTheDataHoldsThemAlone(@TempDir Path folder) throws Exception {
        DataLock.take(folder.resolve("data"));

        Path lock = folder.resolve("data").resolve("lock");
        assertThat(lock).exists();
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            assertThatExceptionOfType(OverlappingFileLockException.class)
                    .isThrownBy(other::tryLock);
        }
    }
}
