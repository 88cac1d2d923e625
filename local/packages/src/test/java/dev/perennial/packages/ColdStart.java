package dev.perennial.packages;

import java.util.Arrays;

/** Does what Lambda does first: loads the handler's class and calls its public constructor. */
final class ColdStart {
    private ColdStart() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> type =
                Class.forName(arguments[0]).getConstructor().newInstance().getClass();
        System.out.println(Arrays.toString(type.getInterfaces()));
        System.out.println(Arrays.toString(type.getSuperclass().getInterfaces()));
    }
}
